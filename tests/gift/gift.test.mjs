// Another parser of GIFT, gift-pegjs, reads a file and what we write after reading the same file:
// both must be the same questions. It is stricter than Moodle, whom we follow where they differ, so
// what it refuses is left out; the fixtures that it must take are named.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'gift-pegjs';
import { RandomGift } from './random_gift.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = process.env.GIFT_ROUNDTRIP ?? join(root, 'build/debug/tests/gift_roundtrip');
const scratch = mkdtempSync(join(tmpdir(), 'gift-'));
after(() => rmSync(scratch, { recursive: true }));

const SEED = 20260131;
const RANDOM_FILES = 400;

// Unescaped colons, numbers like 1e3, remarks between answers, a byte order mark: only Moodle.
const beyond_the_witness = ['moodle-lax.gift', 'byte-order-mark.gift'];

function files_in(folder) {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.gift'));
  return names.sort().map((name) => join(root, folder, name));
}

function our_export(path) {
  const run = spawnSync(program, [path], { encoding: 'utf8' });
  assert.equal(run.error, undefined);
  assert.ok(run.status === 0 || run.status === 1, `it ended with ${run.status ?? run.signal}`);
  return { text: run.stdout, refused: run.status === 1 };
}

function witness(text) {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

// The witness collapses white space or not by format, and puts spaces around the blank.
const plain = (text) => (text ?? '').replace(/\s+/g, ' ').replace(/ ?_____ ?/g, '_____').trim();

// It leaves its own placeholders in the right sides of pairs.
const placeholders = {
  '092': '\\', '058': ':', '035': '#', '061': '=', '123': '{', '125': '}', '126': '~', '010': '\n',
};
const right_side = (text) => plain(text.replace(/&&(\d\d\d);?/g, (_, code) => placeholders[code]));

// A text that is not there has no format.
const formatted = (text) => (plain(text?.text) === '' ? null : [text.format, plain(text.text)]);

// An accepted text is plain for us, as it is for Moodle; only its words count.
const words_of_choice = (type, text) => {
  if (type === 'Numerical') return text.type ? { ...text, format: undefined } : plain(text.text);
  return type === 'Short' ? plain(text.text) : formatted(text);
};

function choices_of({ type, choices }) {
  // One number alone is no list.
  const list = Array.isArray(choices) ? choices : [{ isCorrect: true, weight: null, text: choices }];
  return list.map(({ isCorrect, weight, text, feedback }) => ({
    text: words_of_choice(type, text),
    weight: weight ?? (isCorrect ? 100 : 0),
    feedback: formatted(feedback),
  }));
}

function answers_of(question) {
  switch (question.type) {
    case 'TF':
      return [question.isTrue, formatted(question.trueFeedback), formatted(question.falseFeedback)];
    case 'Matching':
      return question.matchPairs.map(({ subquestion, subanswer }) => [
        formatted(subquestion),
        right_side(subanswer),
      ]);
    case 'MC':
      return { single: question.choices.some(({ isCorrect }) => isCorrect), of: choices_of(question) };
    case 'Short':
    case 'Numerical':
      return choices_of(question);
    default:
      return null;
  }
}

function comparable(items, { labels }) {
  let category = '';
  const questions = [];
  for (const item of items) {
    if (item.type === 'Category') {
      category = plain(item.title);
      continue;
    }
    questions.push({
      type: item.type,
      category,
      title: plain(item.title),
      stem: formatted(item.stem),
      answers: answers_of(item),
      general: formatted(item.globalFeedback),
      labels: labels ? [item.id, item.tags] : null,
    });
  }
  return questions;
}

// Weights may be rounded as Moodle rounds them (33 for 33.33333): by less than half a point.
function without_close_weights(ours, theirs) {
  const choices = (question) => question?.answers?.of ?? question?.answers ?? [];
  ours.forEach((question, i) => {
    const others = choices(theirs[i]);
    Array.from(choices(question)).forEach((choice, k) => {
      const close = Math.abs(choice?.weight - others[k]?.weight) < 0.5;
      if (close) choice.weight = others[k].weight;
    });
  });
}

function expect_same(theirs, exported, path, options) {
  const again = exported === '' ? [] : witness(exported);
  assert.ok(again, `${path}: the export is not read:\n${exported}`);
  const [ours, original] = [comparable(again, options), comparable(theirs, options)];
  without_close_weights(ours, original);
  assert.deepEqual(ours, original, path);
}

for (const path of [...files_in('config/program/quizzes'), ...files_in('tests/fixtures/gift')]) {
  const name = path.slice(root.length);
  const is_beyond = beyond_the_witness.some((one) => name.endsWith(one));
  test(`${name} is the same after our export`, { skip: is_beyond }, () => {
    const exported = our_export(path);
    assert.equal(exported.refused, false, exported.text);
    const theirs = witness(readFileSync(path, 'utf8'));
    assert.ok(theirs, 'the witness refuses it');
    // It takes labels from comments that a blank line cuts off, and leaves escapes in them.
    expect_same(theirs, exported.text, path, { labels: !name.endsWith('labels.gift') });
  });
}

// What the witness takes and we don't: nobody could answer it right, or half of a pair is
// missing.
const refusals = [
  /fewer than two answers/, /fewer than two pairs/, /no answer is right/, /a question without words/,
  /no accepted answer is worth 100 %/, /a pair without/, /a number is missing/,
];

// Where it reads something else than Moodle, and we follow Moodle.
const moodle_differs = [
  /[=~]\s*%(?!\s*[-+]?[\d.]+\s*%)/, // it looks for the end of a weight in the next answers
  /[=~](?:\\.|[^=~\\])*#(?:\\.|[^=~\\])*->/s, // an arrow in a remark: a pair if the others are pairs
  /->\s*#|\]\s*->/, // a right side that begins with a mark, a left side that is only a format
  /~(?:\\.|[^=~\\])*->/s, // an arrow in a choice, once the choice is written with =
  /^[^\r\n]*\S[^\r\n]*(?:\r\n|[\r\n])[ \t]*\/\//m, // a comment inside a question: words for the witness
];

function compare_random(text, options) {
  const theirs = witness(text);
  if (theirs === null || moodle_differs.some((shape) => shape.test(text))) return 'beyond';
  const path = join(scratch, 'random.gift');
  writeFileSync(path, text);
  const exported = our_export(path);
  if (exported.refused) {
    const faults = exported.text.trim().split('\n');
    const unknown = faults.filter((fault) => !refusals.some((known) => known.test(fault)));
    assert.deepEqual(unknown, [], text);
    return 'refused';
  }
  try {
    expect_same(theirs, exported.text, 'random', options);
  } catch (error) {
    error.message += `\n--- read:\n${text}\n--- written:\n${exported.text}`;
    throw error;
  }
  return 'same';
}

test('random files are the same after our export', () => {
  const random = new RandomGift(SEED);
  const counts = { same: 0, refused: 0, beyond: 0 };
  for (let i = 0; i < RANDOM_FILES; ++i) ++counts[compare_random(random.file(), { labels: true })];
  assert.ok(counts.same > RANDOM_FILES / 2, JSON.stringify(counts));
});

test('damaged files that the witness still reads are the same after our export', () => {
  const random = new RandomGift(SEED + 1);
  const counts = { same: 0, refused: 0, beyond: 0 };
  for (let i = 0; i < 2 * RANDOM_FILES; ++i) {
    // A label may have been cut off from its question.
    ++counts[compare_random(random.damaged(random.file()), { labels: false })];
  }
  assert.ok(counts.same > RANDOM_FILES / 8, JSON.stringify(counts));
});
