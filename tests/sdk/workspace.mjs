// A sandbox for an app that is not our bot, and what people do in it.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { once } from 'node:events';

export const BOT_TOKEN = 'xoxb-sdk-tests';
export const APP_TOKEN = 'xapp-sdk-tests';
export const SIGNING_SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
export const LENA = 'U0LENA0001';
export const GENERAL = 'C0GENERAL1';

const START_SECONDS = 60;
const STOP_SECONDS = 10;

export async function free_port() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

// Resolves with what the program printed once it has named its Web API.
function started(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const give_up = (why) => reject(new Error(`${why}; it said:\n${said}`));
    const timer = setTimeout(give_up, START_SECONDS * 1000, 'the sandbox did not start');
    child.on('error', (problem) => give_up(problem.message));
    child.on('exit', (code) => give_up(`the sandbox ended with ${code}`));
    child.stderr.on('data', (chunk) => (said += chunk));
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (!said.includes('Ctrl+C')) return;
      clearTimeout(timer);
      resolve(said);
    });
  });
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const hard = setTimeout(() => child.kill('SIGKILL'), STOP_SECONDS * 1000);
  await gone;
  clearTimeout(hard);
}

// `app`: the URL of the app's requests, or "socket".
export async function start_workspace(app) {
  const binary = process.env.FIELDCERT_BINARY;
  if (!binary) throw new Error('Set FIELDCERT_BINARY to the path of the fieldcert program.');
  const options = ['--page', '127.0.0.1:0', '--app', app, '--commands', '/poll'];
  options.push('--shortcuts', 'poll_global,message:poll_message', '--unfurl', 'polls.example');
  const env = { ...process.env, SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN };
  const child = spawn(binary, ['sandbox', ...options], {
    env: { ...env, SLACK_SIGNING_SECRET: SIGNING_SECRET },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    const said = await started(child);
    const page = said.match(/http:\/\/127\.0\.0\.1:\d+\//)[0];
    return new Workspace(page, () => end(child));
  } catch (problem) {
    await end(child);
    throw problem;
  }
}

class Workspace {
  constructor(page, stop) {
    this.page = page;
    this.api_url = `${page}api/`;
    this.stop = stop;
  }

  async #call(path, options) {
    const answer = await fetch(`${this.page}client/${path}`, options);
    const body = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${body.error}`);
    return body;
  }

  look(path) {
    return this.#call(path);
  }

  post(path, body) {
    const headers = { 'Content-Type': 'application/json' };
    return this.#call(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  command(text, channel = GENERAL) {
    return this.post('command', { as: LENA, channel, text });
  }

  say(text, channel = GENERAL) {
    return this.post('message', { as: LENA, channel, text });
  }

  async messages(channel = GENERAL) {
    return (await this.look(`conversation?as=${LENA}&id=${channel}`)).messages;
  }

  async modals() {
    return (await this.look(`workspace?as=${LENA}`)).modals;
  }

  press(message, action_id, channel = GENERAL) {
    const block = message.blocks.find((one) =>
      one.elements?.some((element) => element.action_id === action_id),
    );
    const container = { type: 'message', channel, ts: message.ts };
    const where = { as: LENA, container, block_id: block.block_id, action_id };
    return this.post('action', { ...where, value: {}, state: {} });
  }

  submit(view, values) {
    return this.post('submit', { as: LENA, view_id: view.id, state: values });
  }

  fault(rule) {
    return this.post('faults', { rules: [rule] });
  }

  // Waits until `find` gives something, looking again whenever Lena's workspace has changed.
  async until(find) {
    let { version } = await this.look(`workspace?as=${LENA}`);
    const late = Date.now() + 10_000;
    while (Date.now() < late) {
      const found = await find();
      if (found) return found;
      ({ version } = await this.look(`wait?as=${LENA}&since=${version}`));
    }
    throw new Error('it did not happen within 10 seconds');
  }
}
