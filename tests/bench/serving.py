"""A server under measurement: starting it, signed requests to it, what the kernel says it costs."""
import hashlib
import hmac
import os
import signal
import socket
import subprocess
import time
import urllib.parse

SECRET = 'bench-signing-secret'
FORM = 'application/x-www-form-urlencoded'


def signed(body, content_type=FORM):
    timestamp = str(int(time.time()))
    base = f'v0:{timestamp}:'.encode() + body
    signature = 'v0=' + hmac.new(SECRET.encode(), base, hashlib.sha256).hexdigest()
    head = (f'POST /slack/events HTTP/1.1\r\nHost: bench\r\nContent-Type: {content_type}\r\n'
            f'X-Slack-Request-Timestamp: {timestamp}\r\nX-Slack-Signature: {signature}\r\n'
            f'Content-Length: {len(body)}\r\n\r\n')
    return head.encode() + body


def signed_form(fields):
    return signed(urllib.parse.urlencode(fields).encode())


class Connection:
    def __init__(self, port):
        self.socket = socket.create_connection(('127.0.0.1', port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def reply(self):
        data = b''
        while b'\r\n\r\n' not in data:
            data += self.receive()
        head, body = data.split(b'\r\n\r\n', 1)
        length = 0
        for line in head.split(b'\r\n')[1:]:
            name, value = line.split(b':', 1)
            if name.lower() == b'content-length':
                length = int(value)
        while len(body) < length:
            body += self.receive()
        if not head.startswith(b'HTTP/1.1 200'):
            raise RuntimeError(head.decode())
        return body

    def receive(self):
        data = self.socket.recv(65536)
        if not data:
            raise RuntimeError('the server closed the connection')
        return data


def cpu_seconds(pid):
    with open(f'/proc/{pid}/stat', encoding='ascii') as file:
        fields = file.read().rsplit(')', 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')


def resident_mib(pid):
    with open(f'/proc/{pid}/statm', encoding='ascii') as file:
        return int(file.read().split()[1]) * os.sysconf('SC_PAGE_SIZE') / 2**20


def environment(database, bot_token=''):
    return {**os.environ, 'FIELDCERT_DATABASE': database, 'SLACK_SIGNING_SECRET': SECRET,
            'SLACK_BOT_TOKEN': bot_token, 'FIELDCERT_LISTEN': '127.0.0.1:0',
            'FIELDCERT_LOG_LEVEL': 'info'}


class Server:
    """A started program that logs ` listening … port=N` on standard error."""

    def __init__(self, command, variables, log_path):
        began = time.monotonic()
        with open(log_path, 'wb') as log:
            self.process = subprocess.Popen(command, env=variables, stderr=log)
        self.pid = self.process.pid
        self.port = self._port_in(log_path)
        self.start_seconds = time.monotonic() - began

    def _port_in(self, log_path):
        while True:
            with open(log_path, encoding='utf-8') as log:
                text = log.read()
            whole_lines = text[:text.rfind('\n') + 1]
            for line in whole_lines.splitlines():
                if ' listening ' in line and 'port=' in line:
                    return int(line.split('port=')[1])
            if self.process.poll() is not None:
                raise RuntimeError(text)
            time.sleep(0.002)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)


def import_files(binary, variables, imports):
    for words in imports:
        subprocess.run([binary, 'import', *words], env=variables, check=True,
                       stdout=subprocess.DEVNULL)
