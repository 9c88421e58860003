// Random GIFT: every construct in many spellings. The same seed makes the same text.

const words = [
  'apple', 'Übung', 'と', 'قلم', '5 %', '50%', 'T', 'TRUE', 'false', '3.5', "it's", '"quoted"',
  'a, b', '[x]', '[html', '<b>bold</b>', '*star*', '`code`', 'http\\://x.org/a', '\\\\', '\\\\(x\\\\)',
  'x \\= y', '\\~', '\\#tag', '\\{z\\}', 'a\\nb', 'C\\:\\\\dir', '-', '>', 'one/two', '_', '&amp;', '☕',
  'lone \\ slash', '1..2', '$5', '%',
];
const formats = ['', '', '', '', '[html]', '[markdown]', '[plain]', '[moodle]'];
const gaps = ['', '', ' ', ' ', '\n', '\n  ', '\t'];
const marks = ['=', '~', '#', '{', '}', ':', '\\', '%', '->', '\n', ' ', '//', '::', '####', '[html]', '\r\n'];

export class RandomGift {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  // Mulberry32.
  below(limit) {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  one_of(list) {
    return list[this.below(list.length)];
  }

  several(least, most, make) {
    return Array.from({ length: least + this.below(most - least + 1) }, make);
  }

  gap() {
    return this.one_of(gaps);
  }

  text(most = 4) {
    const body = this.several(1, most, () => this.one_of(words)).join(this.one_of([' ', ' ', '\n', '  ']));
    return this.one_of(formats) + body;
  }

  feedback() {
    return this.below(3) === 0 ? `${this.gap()}#${this.gap()}${this.text()}` : '';
  }

  general_feedback() {
    return this.below(4) === 0 ? `${this.gap()}####${this.gap()}${this.text()}` : '';
  }

  weight() {
    const weights = ['50', '-50', '33.33333', '-33.3', '16.66667', '25', '100', '0', '12.5', '62'];
    return this.below(3) === 0 ? `%${this.one_of(weights)}%` : '';
  }

  choices() {
    const right = this.one_of(['=', '=', '~%100%']);
    const rest = this.several(1, 4, () => `~${this.gap()}${this.weight()}${this.text()}${this.feedback()}`);
    const all = [`${right}${this.text()}${this.feedback()}`, ...rest];
    if (this.below(2) === 0) all.reverse();
    return all.join(this.gap());
  }

  accepted() {
    if (this.below(4) === 0) return `word${this.below(9)}${this.feedback()}`;
    const rest = this.several(0, 3, () => `=${this.weight()}${this.text(2)}${this.feedback()}`);
    return [`=${this.text(2)}${this.feedback()}`, ...rest].join(this.gap());
  }

  number() {
    const one = () => this.one_of(['0', '7', '-3', '2.5', '+4', '1000', '-0.25']);
    return this.one_of([one(), `${one()}:${this.one_of(['0', '0.5', '2'])}`, `${one()}..${one()}`]);
  }

  numbers() {
    if (this.below(2) === 0) return `#${this.gap()}${this.number()}`;
    const rest = this.several(0, 2, () => `=${this.weight()}${this.number()}${this.feedback()}`);
    const other = this.below(2) === 0 ? ['~#other'] : [];
    return `#${[`=${this.number()}${this.feedback()}`, ...rest, ...other].join('\n')}`;
  }

  pairs() {
    const pair = () => `=${this.gap()}${this.text(2)} ->${this.gap()}word ${this.one_of(words)}`;
    const surplus = this.below(3) === 0 ? ['= -> surplus'] : [];
    return [...this.several(2, 4, pair), ...surplus].join('\n');
  }

  truth() {
    const feedback = this.below(2) === 0 ? `${this.feedback()}${this.feedback()}` : '';
    return this.one_of(['T', 'TRUE', 'F', 'FALSE']) + feedback;
  }

  answers() {
    const make = this.one_of(['choices', 'choices', 'accepted', 'numbers', 'pairs', 'truth']);
    return this.below(12) === 0 ? '' : this[make]();
  }

  question() {
    const label = this.below(5) === 0 ? `// [id:q${this.below(99)}] [tag:t${this.below(9)}]\n` : '';
    const title = this.below(2) === 0 ? `::${this.one_of(words)} title::${this.gap()}` : '';
    const stem = `${this.text(6)} stem`;
    if (this.below(10) === 0) return `${label}${title}${stem}`;
    const inside = `${this.gap()}${this.answers()}${this.general_feedback()}${this.gap()}`;
    const after = this.below(4) === 0 ? `${this.one_of(['', ' '])}${this.one_of(['.', 'more words', 'x y'])}` : '';
    return `${label}${title}${stem}${this.gap()}{${inside}}${after}`;
  }

  file() {
    const category = this.below(6) === 0 ? [`$CATEGORY: cat ${this.below(9)}`] : [];
    const blank = this.one_of(['\n\n', '\n\n\n', '\n \n', '\r\n\r\n']);
    return [...category, ...this.several(1, 3, () => this.question())].join(blank) + this.one_of(['', '\n', '\n\n']);
  }

  // A few marks put in and taken out: mostly no GIFT any more, but at times other GIFT.
  damaged(text) {
    for (let changes = 1 + this.below(3); changes > 0; --changes) {
      const at = this.below(text.length + 1);
      const removed = this.below(3);
      text = text.slice(0, at) + (removed === 1 ? '' : this.one_of(marks)) + text.slice(at + removed);
    }
    return text;
  }
}
