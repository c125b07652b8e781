import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import * as api from '../api/budget';
import { Problem } from '../api/http';
import { queries } from '../app/queries';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Field';
import { Form, FormError } from '../ui/Form';
import { toast } from '../ui/toasts';
import { t } from './messages';

interface Props {
  budget: api.Budget;
  /** The fields are to be filled anew. */
  onFresh(): void;
}

type Field = keyof api.BudgetLimits;
type Texts = Record<Field, string>;

/** Limits of the site, of one customer and of one conversation. */
export function BudgetForm({ budget, onFresh }: Props) {
  // What the card polls meanwhile must not slip under what is being edited.
  const [start] = useState(budget);
  const [texts, setTexts] = useState(() => textsOf(start.limits));
  const limits = limitsOf(texts);
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => api.limitBudget(limits, start.revision),
    onSuccess: (saved) => {
      queries.setQueryData(['budget'], saved);
      onFresh();
      toast(t('budget.saved'), 'ok');
    },
  });
  const reload = async () => {
    await queries.refetchQueries({ queryKey: ['budget'] });
    onFresh();
  };
  const problem = error instanceof Problem ? error : null;
  const dirty = JSON.stringify(texts) !== JSON.stringify(textsOf(start.limits));
  const field = (name: Field) => ({
    type: 'number',
    min: 1,
    value: texts[name],
    error: problem?.of(name),
    onChange: ({ target }: { target: HTMLInputElement }) =>
      setTexts({ ...texts, [name]: target.value }),
  });
  return (
    <Form className="budget-form" error={error} onSubmit={() => mutate()}>
      <fieldset>
        <legend>{t('budget.site')}</legend>
        <TextField
          label={t('budget.daily')}
          hint={t('budget.dailyHint')}
          {...field('daily')}
          min={0.01}
          step="any"
        />
        <TextField label={t('budget.soft')} hint={t('budget.softHint')} {...field('soft')} />
      </fieldset>
      <fieldset>
        <legend>{t('budget.customer')}</legend>
        <TextField label={t('budget.turnsPerMinute')} {...field('turnsPerMinute')} />
        <TextField
          label={t('budget.turnsPerDay')}
          hint={t('budget.customerHint')}
          {...field('turnsPerDay')}
        />
      </fieldset>
      <fieldset>
        <legend>{t('budget.conversation')}</legend>
        <TextField label={t('budget.conversationTurns')} {...field('conversationTurns')} />
        <TextField
          label={t('budget.conversationTokens')}
          hint={t('budget.tokensHint')}
          {...field('conversationTokens')}
        />
      </fieldset>
      <FormError error={error} />
      {dirty && (
        <div className="budget-actions">
          <Button type="submit" tone="primary" busy={isPending}>
            {t('save')}
          </Button>
          {problem?.code === 'CONFLICT' ? (
            <Button icon="refresh" onClick={() => void reload()}>
              {t('reload')}
            </Button>
          ) : (
            <Button onClick={onFresh}>{t('cancel')}</Button>
          )}
        </div>
      )}
    </Form>
  );
}

const textsOf = ({ daily, ...limits }: api.BudgetLimits): Texts => ({
  daily: String(daily ?? ''),
  turnsPerMinute: String(limits.turnsPerMinute),
  turnsPerDay: String(limits.turnsPerDay),
  conversationTurns: String(limits.conversationTurns),
  conversationTokens: String(limits.conversationTokens),
  soft: String(limits.soft),
});

/** An empty field is 0, which the server refuses; only the day's money may be left empty. */
const limitsOf = (texts: Texts): api.BudgetLimits => ({
  daily: texts.daily === '' ? null : Number(texts.daily),
  turnsPerMinute: Number(texts.turnsPerMinute),
  turnsPerDay: Number(texts.turnsPerDay),
  conversationTurns: Number(texts.conversationTurns),
  conversationTokens: Number(texts.conversationTokens),
  soft: Number(texts.soft),
});
