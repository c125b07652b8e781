// The little that moves on the demo page. A shop would talk to Nightdesk in the same way.

const bag = document.getElementById('bag');

document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest('button') : null;
  if (button?.dataset['add'] !== undefined && bag !== null) {
    bag.textContent = String(Number(bag.textContent) + 1);
    button.textContent = 'Added';
  }
  if (button?.dataset['ask'] !== undefined) {
    window.Nightdesk?.('open');
    window.Nightdesk?.('prefill', button.dataset['ask']);
  }
});
