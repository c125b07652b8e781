import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { Tooltip } from 'radix-ui';
import { act, type ReactNode } from 'react';
import { DeskContext, type Desk } from '../src/app/desk';
import { Toasts } from '../src/ui/toasts';
import { MARIA } from './fixtures';

/**
 * Content as an admin sees it, with what it takes from the pages around it.
 *
 * @param history where the admin is, and is led to
 */
export async function atDesk(
  content: ReactNode,
  more: object = {},
  history = createMemoryHistory(),
): Promise<ReactNode> {
  const me = { id: MARIA, name: MARIA, role: 'admin' };
  const root = createRootRoute({
    component: () => (
      <DeskContext value={{ me, ...more } as unknown as Desk}>
        <Tooltip.Provider>
          {content}
          <Toasts />
        </Tooltip.Provider>
      </DeskContext>
    ),
  });
  const pages = ['/', '/inbox', '/inbox/$conversation'].map((path) =>
    createRoute({ getParentRoute: () => root, path }),
  );
  const router = createRouter({ routeTree: root.addChildren(pages), history });
  await act(() => router.load());
  return <RouterProvider router={router as never} />;
}
