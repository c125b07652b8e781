import { useState } from 'react';
import type { Price } from '../api/models';
import { TextField } from '../ui/Field';
import { t } from './messages';

interface Props {
  price: Price | null;
  error: string | undefined;
  onChange(price: Price | null): void;
}

interface Texts {
  input: string;
  cached: string;
  output: string;
}

/** What a million tokens cost, for models whose price is not shipped. */
export function PriceFields({ price, error, onChange }: Props) {
  const [texts, setTexts] = useState(() => textsOf(price));
  const tell = (part: Partial<Texts>) => {
    const next = { ...texts, ...part };
    setTexts(next);
    onChange(priceOf(next));
  };
  return (
    <div className="price-fields">
      <TextField
        type="number"
        min={0}
        step="any"
        label={t('models.priceInput')}
        hint={t('models.priceHint')}
        error={error}
        value={texts.input}
        onChange={({ target }) => tell({ input: target.value })}
      />
      <TextField
        type="number"
        min={0}
        step="any"
        label={t('models.priceCached')}
        hint={t('models.priceCachedHint')}
        value={texts.cached}
        onChange={({ target }) => tell({ cached: target.value })}
      />
      <TextField
        type="number"
        min={0}
        step="any"
        label={t('models.priceOutput')}
        value={texts.output}
        onChange={({ target }) => tell({ output: target.value })}
      />
    </div>
  );
}

const textsOf = (price: Price | null): Texts => ({
  input: String(price?.input ?? ''),
  cached: price === null || price.cached === price.input ? '' : String(price.cached),
  output: String(price?.output ?? ''),
});

const priceOf = ({ input, cached, output }: Texts): Price | null =>
  input === '' || output === ''
    ? null
    : { input: Number(input), cached: Number(cached || input), output: Number(output) };
