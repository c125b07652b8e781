import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import type { ArticleStatus } from '../api/articles';
import type { View } from '../api/desk';
import { Problem } from '../api/http';
import * as staff from '../api/staff';
import { SignInPage } from '../account/SignInPage';
import { ConversationPane } from '../conversation/ConversationPane';
import { InboxPage } from '../inbox/InboxPage';
import { NoSelection } from '../inbox/NoSelection';
import { loadMessages } from '../ui/i18n';
import { CrashPage, NotFoundPage } from './FailurePages';
import { queries } from './queries';
import { Shell } from './Shell';

/** A page in a file of its own, ready once its words are as well. */
const page = <Pages extends object, Name extends keyof Pages & string>(
  load: () => Promise<Pages>,
  name: Name,
) =>
  lazyRouteComponent(async () => {
    const pages = await load();
    await loadMessages();
    return pages;
  }, name);

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFoundPage,
  errorComponent: CrashPage,
});

export const setupRoute = createRoute({
  getParentRoute: () => root,
  path: '/setup/$token',
  component: page(() => import('../account/SetupPage'), 'SetupPage'),
});

export const signInRoute = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { back?: string } =>
    typeof search['back'] === 'string' ? { back: search['back'] } : {},
  component: SignInPage,
});

/** Everything behind the sign-in. */
export const deskRoute = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  beforeLoad: async ({ location }) => {
    try {
      const me = await queries.ensureQueryData({
        queryKey: ['me'],
        queryFn: ({ signal }) => staff.me(signal),
        staleTime: Infinity,
      });
      return { me };
    } catch (error) {
      if (!(error instanceof Problem) || (error.status !== 401 && error.status !== 403)) {
        throw error;
      }
      // oxlint-disable-next-line typescript/only-throw-error -- how this router is told
      throw redirect({ to: '/sign-in', search: { back: location.href } });
    }
  },
  component: Shell,
});

const index = createRoute({
  getParentRoute: () => deskRoute,
  path: '/',
  beforeLoad: () => {
    // oxlint-disable-next-line typescript/only-throw-error -- how this router is told
    throw redirect({ to: '/inbox' });
  },
});

const isView = (value: unknown): value is View =>
  ['mine', 'queue', 'ai', 'all'].includes(String(value));

export const inboxRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/inbox',
  validateSearch: (search): { view?: View } =>
    isView(search['view']) ? { view: search['view'] } : {},
  component: InboxPage,
});

const inboxIndex = createRoute({
  getParentRoute: () => inboxRoute,
  path: '/',
  component: NoSelection,
});

export const conversationRoute = createRoute({
  getParentRoute: () => inboxRoute,
  path: '/$conversation',
  component: ConversationPane,
});

type PromptTab = 'edit' | 'diff' | 'history';
interface PromptSearch {
  key?: string;
  locale?: string;
  tab?: PromptTab;
}

export const promptsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/prompts',
  validateSearch: (search): PromptSearch => ({
    ...(typeof search['key'] === 'string' ? { key: search['key'] } : {}),
    ...(typeof search['locale'] === 'string' ? { locale: search['locale'] } : {}),
    ...(search['tab'] === 'diff' || search['tab'] === 'history' ? { tab: search['tab'] } : {}),
  }),
  component: page(() => import('../prompts/PromptsPage'), 'PromptsPage'),
});

interface KnowledgeSearch {
  query?: string;
  locale?: string;
  status?: ArticleStatus;
}

export const knowledgeRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/knowledge',
  validateSearch: (search): KnowledgeSearch => ({
    ...(search['query'] ? { query: String(search['query']) } : {}),
    ...(search['locale'] ? { locale: String(search['locale']) } : {}),
    ...(['draft', 'published', 'changed'].includes(String(search['status']))
      ? { status: search['status'] as ArticleStatus }
      : {}),
  }),
  component: Outlet,
});

const knowledgeIndex = createRoute({
  getParentRoute: () => knowledgeRoute,
  path: '/',
  component: page(() => import('../knowledge/KnowledgePage'), 'KnowledgePage'),
});

export const cannedRoute = createRoute({
  getParentRoute: () => knowledgeRoute,
  path: '/canned',
  validateSearch: (search): { answer?: string } =>
    typeof search['answer'] === 'string' ? { answer: search['answer'] } : {},
  component: page(() => import('../knowledge/CannedPage'), 'CannedPage'),
});

export const rulesRoute = createRoute({
  getParentRoute: () => knowledgeRoute,
  path: '/rules',
  validateSearch: (search): { rule?: string } =>
    typeof search['rule'] === 'string' ? { rule: search['rule'] } : {},
  component: page(() => import('../escalation/RulesPage'), 'RulesPage'),
});

const pastRoute = createRoute({
  getParentRoute: () => knowledgeRoute,
  path: '/history',
  component: page(() => import('../knowledge/PastPage'), 'PastPage'),
});

export const sourcesRoute = createRoute({
  getParentRoute: () => knowledgeRoute,
  path: '/sources',
  validateSearch: (search): { source?: string } =>
    typeof search['source'] === 'string' ? { source: search['source'] } : {},
  component: page(() => import('../knowledge/SourcesPage'), 'SourcesPage'),
});

export const qualityRoute = createRoute({
  getParentRoute: () => knowledgeRoute,
  path: '/quality',
  validateSearch: (search): { evaluation?: string } =>
    typeof search['evaluation'] === 'string' ? { evaluation: search['evaluation'] } : {},
  component: page(() => import('../knowledge/QualityPage'), 'QualityPage'),
});

const reviewRoute = createRoute({
  getParentRoute: () => knowledgeRoute,
  path: '/review',
  component: page(() => import('../confidence/ReviewPage'), 'ReviewPage'),
});

const confidenceRoute = createRoute({
  getParentRoute: () => knowledgeRoute,
  path: '/confidence',
  component: page(() => import('../confidence/ConfidencePage'), 'ConfidencePage'),
});

const newArticle = createRoute({
  getParentRoute: () => knowledgeRoute,
  path: '/new',
  component: page(() => import('../knowledge/ArticlePage'), 'NewArticlePage'),
});

export const articleRoute = createRoute({
  getParentRoute: () => knowledgeRoute,
  path: '/articles/$article',
  component: page(() => import('../knowledge/ArticlePage'), 'ArticlePage'),
});

export const modelsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/models',
  validateSearch: (search): { model?: string } =>
    typeof search['model'] === 'string' ? { model: search['model'] } : {},
  component: page(() => import('../models/ModelsPage'), 'ModelsPage'),
});

const people = createRoute({
  getParentRoute: () => deskRoute,
  path: '/people',
  component: page(() => import('../people/PeoplePage'), 'PeoplePage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    setupRoute,
    signInRoute,
    deskRoute.addChildren([
      index,
      inboxRoute.addChildren([inboxIndex, conversationRoute]),
      promptsRoute,
      knowledgeRoute.addChildren([
        knowledgeIndex,
        cannedRoute,
        rulesRoute,
        sourcesRoute,
        qualityRoute,
        reviewRoute,
        confidenceRoute,
        pastRoute,
        newArticle,
        articleRoute,
      ]),
      modelsRoute,
      people,
    ]),
  ]),
  basepath: '/console',
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
