export * from './quotation';
export * from './rows';
export * from './timeline';
