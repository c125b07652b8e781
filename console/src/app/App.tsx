import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Tooltip } from 'radix-ui';
import { language } from '../ui/i18n';
import { useStore } from '../ui/store';
import { Toasts } from '../ui/toasts';
import { queries } from './queries';
import { router } from './router';

export function App() {
  // A new language draws everything anew, as strings are read while drawing.
  const { locale } = useStore(language);
  return (
    <QueryClientProvider client={queries}>
      <Tooltip.Provider delayDuration={400} key={locale}>
        <RouterProvider router={router} />
        <Toasts />
      </Tooltip.Provider>
    </QueryClientProvider>
  );
}
