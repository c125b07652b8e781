import { act } from 'react';
import { expect, test, vi } from 'vitest';
import { CannedSheet } from '../src/knowledge/CannedSheet';
import { AskQuestions } from '../src/knowledge/AskQuestions';
import { Button } from '../src/ui/Button';
import { DeleteDialog } from '../src/ui/DeleteDialog';
import { Form, FormError } from '../src/ui/Form';
import { Problem } from '../src/api/http';
import { alerts, button, field, press, says, write } from './forms';
import { emptyPage } from './page';

const { ask, answer, render } = emptyPage();

const sheet = () => (
  <CannedSheet answer={null} recommended={10} readOnly={false} onClose={() => {}} />
);

test('a form that is being saved is not saved again', async () => {
  ask.mockImplementation(() => new Promise<Response>(() => {}));
  render(sheet());
  press('Save');
  await act(() => vi.waitFor(() => expect(button('Save')?.ariaBusy).toBe('true')));
  press('Save');
  expect(ask).toHaveBeenCalledOnce();
});

test('Enter in a field does not send a busy form again', () => {
  const sent = vi.fn<() => void>();
  render(
    <Form error={null} onSubmit={sent}>
      <input />
      <Button type="submit" busy>
        Go
      </Button>
    </Form>,
  );
  // As browsers do it: Enter clicks the form's button.
  press('Go');
  expect(sent).not.toHaveBeenCalled();
});

test('after a refusal the first wrong field has the focus, and why is spoken', async () => {
  const errors = [
    { field: 'body', message: 'Write what customers read' },
    { field: 'examples', message: 'Give 1 to 100 questions' },
  ];
  answer({ code: 'INVALID', detail: 'Write what customers read', errors }, 422);
  render(sheet());
  write('Title', 'Opening hours');
  act(() => button('Save')?.focus());
  press('Save');
  await says('Give 1 to 100 questions');
  expect(document.activeElement).toBe(document.querySelectorAll('textarea')[0]);
  expect(alerts()).toEqual(['Write what customers readGive 1 to 100 questions']);
});

test('what no field says is said near the button', () => {
  const errors = [{ field: 'days', message: 'Choose days of the week' }];
  render(<FormError error={new Problem(422, 'INVALID', 'Choose days of the week', { errors })} />);
  expect(alerts()).toEqual(['Choose days of the week']);
});

test('what is missing gets the focus each time it is missed', () => {
  render(<AskQuestions open onClose={() => {}} />);
  for (let times = 0; times < 2; times++) {
    act(() => button('Close')?.focus());
    press('Ask them');
    expect(document.activeElement).toBe(field('File (CSV)'));
  }
  expect(ask).not.toHaveBeenCalled();
});

test('why one thing could not be deleted is not said of the next', async () => {
  const remove = () => Promise.reject(new Problem(409, 'CONFLICT', 'It is being read'));
  const dialog = (name: string, open: boolean) => (
    <DeleteDialog
      name={name}
      text=""
      open={open}
      remove={remove}
      onClose={() => render(dialog(name, false))}
      onDeleted={() => {}}
    />
  );
  render(dialog('One', true));
  press('Delete');
  await says('It is being read');
  press('Cancel');
  render(dialog('Two', true));
  await says('Delete “Two”?');
  expect(alerts()).toEqual([]);
});
