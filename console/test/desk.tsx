import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { Tooltip } from 'radix-ui';
import { act, type ReactNode } from 'react';
import { DeskContext, type Desk } from '../src/app/desk';
import { Toasts } from '../src/ui/toasts';
import { MARIA } from './fixtures';

/** Content as an admin sees it, with what it takes from the pages around it. */
export async function atDesk(content: ReactNode, more: object = {}): Promise<ReactNode> {
  const me = { id: MARIA, name: MARIA, role: 'admin' };
  const router = createRouter({
    routeTree: createRootRoute({
      component: () => (
        <DeskContext value={{ me, ...more } as unknown as Desk}>
          <Tooltip.Provider>
            {content}
            <Toasts />
          </Tooltip.Provider>
        </DeskContext>
      ),
    }),
    history: createMemoryHistory(),
  });
  await act(() => router.load());
  return <RouterProvider router={router as never} />;
}
