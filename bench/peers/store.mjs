// The same durable append as the product's, and reading from a position on.
import pg from 'pg';

export function store() {
  const pool = new pg.Pool({ connectionString: process.env.PG_URL, max: 16 });
  return {
    /** Answers the message's seq once it is committed. */
    async append({ conversation, visitor, device, number, id, text }) {
      const { rows } = await pool.query({
        name: 'append',
        text: `select outcome, seq from conversation.post($1, 'message', 'visitor', $2, 'Bench', $3, $4,
          $5, $6, $7)`,
        values: [conversation, visitor, id, device, number, JSON.stringify({ text }), text],
      });
      if (rows[0].outcome !== 'posted' && rows[0].outcome !== 'duplicate') {
        throw new Error(rows[0].outcome);
      }
      return Number(rows[0].seq);
    },
    async after(conversation, seq) {
      const { rows } = await pool.query({
        name: 'after',
        text: `select seq, body ->> 'text' as text from conversation.event
          where conversation_id = $1 and seq > $2 order by seq limit 1000`,
        values: [conversation, seq],
      });
      return rows.map((row) => ({ seq: Number(row.seq), text: row.text }));
    },
  };
}
