// What the double's assistant says.

const cite = (number, title, quote, section = 'Help') => ({
  number,
  article: `article-${number}`,
  title,
  url: `/help/article-${number}`,
  quote,
  section,
  updated: '2026-11-12',
});

const RETURNS = cite(
  1,
  'Returns and exchanges',
  'You can return unworn items within 30 days from delivery. Boots worn indoors only count as unworn. We refund the price within five working days after the parcel arrives.',
  'Returns',
);
const REPAIR = cite(
  2,
  'Repair and care',
  'Boots worn outside can go to our repair shop. A new sole costs 45 euros and takes two weeks.',
  'Repair',
);

export function defaultAnswer(text) {
  if (/norway|norwegen/i.test(text)) {
    return {
      rung: 'extractive',
      text: 'I cannot write a full answer right now. This passage is the closest match.\n\n> Parcels to Norway arrive in 3 to 5 working days. [1]',
      citations: [
        cite(
          1,
          'Delivery times and costs',
          'Parcels to Norway arrive in 3 to 5 working days. Customs and VAT are included in the price you see at checkout. You pay nothing to the carrier.',
          'Orders › Delivery',
        ),
      ],
    };
  }
  if (/person|human/i.test(text)) {
    return {
      text: 'Of course. I have passed this on with a short summary, so you do not have to repeat yourself.',
      handOff: true,
    };
  }
  if (/send them back|how do i/i.test(text)) {
    return {
      text: '1. In **Orders**, choose **Return items**.[1]\n2. Pick a printed label or a QR code.\n3. Hand the box in at any parcel shop.\n\nThe refund comes within *five working days*.[1]',
      citations: [RETURNS],
    };
  }
  if (/table|code|everything/i.test(text)) {
    return {
      text: '### Sizes\n\n| Tent | People | Weight | Wind | Season |\n|:--|--:|--:|--:|:--|\n| Skarv 2 | 2 | 1.9 kg | 80 km/h | three |\n| Skarv 4 | 4 | 3.4 kg | 70 km/h | three |\n\n> Measure **before** you pitch.\n\n```\nlength = floor + vestibule + guy lines on both sides of it\n```\n\n- One\n- Two\n  - Inner `code`\n\nSee [our shop](https://shop.example/tents) or https://shop.example.',
    };
  }
  if (/long/i.test(text)) {
    const line = 'Every pole, peg and panel of the tent can be ordered as a spare part. ';
    return {
      text: Array.from({ length: 8 }, (_, at) => `**${at + 1}.** ${line.repeat(3)}`).join('\n\n'),
    };
  }
  return {
    text: 'Yes, if you wore them indoors only. You have **30 days** from delivery.[1] Boots worn outside can go to our repair shop.[2]',
    citations: [RETURNS, REPAIR],
  };
}
