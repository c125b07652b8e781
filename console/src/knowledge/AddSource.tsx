import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../api/http';
import * as api from '../api/sources';
import { queries } from '../app/queries';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Select, TextField } from '../ui/Field';
import { Form, FormError } from '../ui/Form';
import { toast } from '../ui/toasts';
import { LocaleField } from './LocaleField';
import { FIRST_LOCALE } from './locales';
import { t, type Key } from './messages';

const DAY_MINUTES = 1_440;
const DEPTHS = [0, 1, 3] as const;
const MEGABYTE = 1 << 20;

type What = 'file' | 'web' | 'folder';

const WORDS: Record<What, { label: Key; text: Key }> = {
  file: { label: 'sources.addFile', text: 'sources.addFileText' },
  web: { label: 'sources.addWeb', text: 'sources.addWebText' },
  folder: { label: 'sources.addFolder', text: 'sources.addFolderText' },
};

interface Props {
  open: boolean;
  /** Of the server; without any, folders are not offered. */
  folders: readonly string[];
  /** In bytes. */
  maxUpload: number;
  onClose(): void;
}

/** Adds a file, a web address or a folder. It is read at once, and web addresses every day. */
export function AddSource({ open, onClose, ...offer }: Props) {
  return (
    <Dialog open={open} onClose={onClose} title={t('sources.add')}>
      <Choices {...offer} onClose={onClose} />
    </Dialog>
  );
}

function Choices({ folders, maxUpload, onClose }: Omit<Props, 'open'>) {
  const [what, setWhat] = useState<What>('file');
  const [file, setFile] = useState<File | null>(null);
  const [address, setAddress] = useState('');
  const [folder, setFolder] = useState(folders[0] ?? '');
  const [depth, setDepth] = useState<number>(0);
  const [locale, setLocale] = useState(FIRST_LOCALE);
  const [internal, setInternal] = useState(false);
  const [missing, setMissing] = useState(false);
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => {
      if (what === 'file' && file !== null) return api.uploadSource(file, locale, internal);
      return api.addSource({
        kind: what === 'folder' ? 'folder' : 'web',
        location: what === 'folder' ? folder : address,
        locale,
        internal,
        depth: what === 'web' ? depth : 0,
        everyMinutes: DAY_MINUTES,
      });
    },
    onSuccess: async ({ name }) => {
      onClose();
      toast(t('sources.syncing', { name }), 'ok');
      await queries.invalidateQueries({ queryKey: ['sources'] });
    },
  });
  const tooLarge = what === 'file' && file !== null && file.size > maxUpload;
  const submit = () => {
    const lacksFile = what === 'file' && file === null;
    setMissing(lacksFile);
    if (lacksFile || tooLarge) return false;
    mutate();
    return true;
  };
  const wrong = error instanceof Problem ? error.of('location') : undefined;
  const offered: What[] = folders.length > 0 ? ['file', 'web', 'folder'] : ['file', 'web'];
  return (
    <Form error={error} onSubmit={submit}>
      <fieldset className="choices">
        <legend className="field-label">{t('sources.what')}</legend>
        {offered.map((one) => (
          <label key={one} className="choice">
            <input type="radio" name="what" checked={what === one} onChange={() => setWhat(one)} />
            <span>
              {t(WORDS[one].label)}
              <small>{t(WORDS[one].text)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {what === 'file' && (
        <TextField
          type="file"
          label={t('sources.file')}
          error={fileError(file, tooLarge, missing, maxUpload) ?? wrong}
          onChange={({ target }) => setFile(target.files?.[0] ?? null)}
        />
      )}
      {what === 'web' && (
        <>
          <TextField
            type="url"
            label={t('sources.address')}
            hint={t('sources.addressHint')}
            error={wrong}
            value={address}
            onChange={({ target }) => setAddress(target.value)}
          />
          <Select
            label={t('sources.depth')}
            value={depth}
            onChange={({ target }) => setDepth(Number(target.value))}
          >
            {DEPTHS.map((one) => (
              <option key={one} value={one}>
                {t(`sources.depth.${one}`)}
              </option>
            ))}
          </Select>
        </>
      )}
      {what === 'folder' && (
        <TextField
          label={t('sources.folder')}
          hint={folders.join(', ')}
          error={wrong}
          value={folder}
          onChange={({ target }) => setFolder(target.value)}
        />
      )}
      <LocaleField value={locale} onChange={setLocale} />
      <label className="choice">
        <input
          type="checkbox"
          checked={internal}
          onChange={({ target }) => setInternal(target.checked)}
        />
        <span>
          {t('sources.internal')}
          <small>{t('sources.internalHint')}</small>
        </span>
      </label>
      <FormError error={error} />
      <div className="dialog-actions">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" tone="primary" busy={isPending}>
          {t('sources.add')}
        </Button>
      </div>
    </Form>
  );
}

function fileError(
  file: File | null,
  tooLarge: boolean,
  missing: boolean,
  most: number,
): string | undefined {
  if (tooLarge && file !== null) {
    const size = Math.ceil(file.size / MEGABYTE);
    return t('sources.fileTooLarge', { size, most: Math.floor(most / MEGABYTE) });
  }
  return missing && file === null ? t('sources.fileMissing') : undefined;
}
