#!/usr/bin/env python3
"""Checks the rules of the code that no compiler checks, and says how to mend each fault.

    scripts/tidy.py             the whole tree
    scripts/tidy.py FILE...     some files

Which folder may include which, where SQL, coroutines, the clock and each library may be, shapes of
co_await that g++ 12 compiles wrongly, lengths, and leftovers. docs/architecture.md says why.
"""
import os
import pathlib
import re
import sys

OURS = {  # folder: the folders of ours that it may include, besides itself
    'domain': (),
    'net': (),
    'config': (),
    'slack': (),
    'content': ('domain',),
    'storage': ('domain', 'embedded'),
    'slack/client': ('slack', 'net'),
    'handlers': ('domain', 'storage', 'slack', 'config'),
    'sandbox': ('net', 'slack', 'embedded'),
    'bot': ('domain', 'net', 'config', 'slack', 'content', 'storage', 'slack/client', 'handlers'),
    'bot/cli': ('domain', 'net', 'config', 'slack', 'content', 'storage', 'slack/client',
                'handlers', 'bot', 'sandbox'),
}
SOCKETS = ('net', 'slack/client', 'sandbox', 'bot', 'bot/cli')
LIBRARIES = {  # header prefix: the folders that may include it
    'boost/json': ('slack',),
    'boost/': SOCKETS,
    'openssl/': ('net', 'slack', 'slack/client', 'sandbox'),
    'nlohmann/': ('slack', 'slack/client', 'sandbox', 'bot', 'bot/cli'),
    'SQLiteCpp/': ('storage',),
    'sqlite3.h': ('storage',),
    'date/tz.h': ('domain', 'content'),
    'date/': ('domain', 'content', 'bot', 'bot/cli'),
    'cmark': ('content',),
    'gumbo': ('content',),
    'yaml-cpp/': ('content',),
    'toml++/': ('config',),
    'spdlog/': ('bot', 'bot/cli'),
    'fmt/': ('bot', 'bot/cli'),
    'prometheus/': ('bot',),
    'CLI/': ('bot/cli',),
    'utf8proc': ('domain',),
    'gtest/': (),
    'gmock/': (),
}
SYSTEM = ('sys/', 'netinet/', 'arpa/', 'net/if', 'experimental/')
TIMELESS = ('domain', 'content', 'config', 'slack', 'storage', 'handlers')
BY_COLUMN = ('.cpp', '.hpp', '.py', '.sh', '.sql')
LONGEST_LINE, LONGEST_FILE, LONGEST_FUNCTION = 100, 300, 70

CODE = ('.cpp', '.hpp', '.js', '.mjs', '.py', '.sh', '.sql')
SKIPPED = {'build', 'node_modules', '.git', '.cache', 'fixtures', 'golden', '__pycache__'}

STRING = r'R"(?P<mark>\w*)\((?P<raw>.*?)\)(?P=mark)"|"(?P<plain>(?:\\.|[^"\\\n])*)"'
# The quote in 10'000 is no character's.
CHARACTER = r"(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'"
COMMENT = r'//[^\n]*|/\*.*?\*/'
NOISE = re.compile(f'{STRING}|{CHARACTER}|{COMMENT}', re.S)
SQL = re.compile(r'\b(?:SELECT|INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM|PRAGMA|'
                 r'CREATE (?:TABLE|INDEX|UNIQUE|VIEW|TRIGGER)|ALTER TABLE|insert into|delete from|'
                 r'create table)(?:\s|$)')
LEFTOVER = re.compile(r'\b(?:TO' r'DO|FIX' r'ME|XX' r'X)\b')
AWAIT_HEAD = re.compile(
    r'^(\s*|\s*co_return\s*|[\w:<>,&*\s]*?(\[[\w,\s]+\]|[\w.\->]+)\s*=\s*)$')
CAPTURING_COROUTINE = re.compile(
    r'\[[^\]\[]+\]\s*\([^()]*(?:\([^()]*\)[^()]*)*\)\s*(?:mutable\s*)?->\s*[\w:]*awaitable<')
BODY = re.compile(r'^ *(?! |\}|(?:if|for|while|switch|catch|else|do)\b)(?:.*\).*|: .*)\{$', re.M)


def folder_of(path):
    """The folder of the table that a file belongs to; main.cpp is the top of the command line."""
    if path == 'bot/main.cpp':
        return 'bot/cli'
    parent = os.path.dirname(path)
    while parent and parent not in OURS:
        parent = os.path.dirname(parent)
    return parent or None


def line_of(text, at):
    return text.count('\n', 0, at) + 1


def blank(match):
    """Spaces for text that isn't code; line breaks stay, so that line numbers stay true."""
    return re.sub(r'[^\n]', ' ', match.group())


def includes(path, text, code):
    folder = folder_of(path)
    if not folder:
        return
    for match in re.finditer(r'^#include ([<"])([^>"]+)[>"]', text, re.M):
        line, header = line_of(text, match.start()), match.group(2)
        if match.group(1) == '"':
            yield from ((line, *fault) for fault in own_include(folder, header))
        else:
            yield from ((line, *fault) for fault in library_include(folder, header))


def own_include(folder, header):
    target = 'embedded' if header.startswith('embedded/') else folder_of(header)
    if target is None:
        yield f'"{header}" is not a path from the root', 'write "folder/file.hpp"'
    elif target != folder and target not in OURS[folder]:
        allowed = ', '.join(OURS[folder]) or 'nothing of ours'
        yield (f'{folder}/ includes {target}/',
               f'{folder}/ may include {allowed}; move the code or pass the value in')


def library_include(folder, header):
    for prefix, allowed in LIBRARIES.items():
        if header.startswith(prefix):
            if folder not in allowed:
                where = ', '.join(f'{name}/' for name in allowed) or 'tests/'
                yield f'<{header}> in {folder}/', f'only {where} may see it'
            return
    if '/' in header and not header.startswith(SYSTEM):
        yield f'<{header}> is of an unknown library', 'add it to LIBRARIES in scripts/tidy.py'


def sql(path, text, code):
    if folder_of(path) in (None, 'storage'):
        return
    for match in NOISE.finditer(text):
        words = match.group('raw') or match.group('plain') or ''
        if SQL.search(words):
            yield (line_of(text, match.start()), 'SQL outside storage/',
                   'write a function in storage/ that says what it does in domain words')


def awaits(path, text, code):
    """One co_await a statement, at its head, its operand without braces, lambdas and ?: ."""
    if path.startswith('tests/compiler/'):
        return
    for match in re.finditer(r'\bco_await\b', code):
        line = line_of(code, match.start())
        head, operand = statement(code, match.start())
        if not AWAIT_HEAD.match(head):
            yield line, 'co_await is not at the head of its statement', 'name its result first'
        elif '{' in operand or '?' in operand or re.search(r'\[[^\]]*\]\s*[({]', operand):
            yield (line, 'braces, a lambda or ?: in the operand of co_await',
                   'name it on the line before')
        elif 'co_await' in operand:
            yield line, 'two co_await in one statement', 'one statement each'
    for match in CAPTURING_COROUTINE.finditer(code):
        yield (line_of(code, match.start()), 'a capturing lambda is a coroutine',
               'write a named coroutine that takes values')
    folder = folder_of(path)
    used = re.search(r'\bco_(?:await|return|spawn|yield)\b', code)
    if folder and folder not in SOCKETS and used:
        yield (line_of(code, used.start()), f'a coroutine in {folder}/',
               'coroutines carry bytes in net/, slack/client/, bot/ and sandbox/ only')


def statement(code, at):
    """The text before and after the co_await at `at`, within its statement."""
    start = max(code.rfind(mark, 0, at) for mark in ';{}') + 1
    depth, end = 0, at
    while end < len(code) and not (code[end] == ';' and depth <= 0):
        depth += {'(': 1, '{': 1, ')': -1, '}': -1}.get(code[end], 0)
        end += 1
    return code[start:at], code[at + len('co_await'):end]


def clock(path, text, code):
    if folder_of(path) not in TIMELESS:
        return
    for match in re.finditer(r'system_clock::now\(|(?<![\w.])(?:std::)?time\((?:nullptr|0)', code):
        yield line_of(code, match.start()), 'the clock is read here', 'take `now` as an argument'


def sleeps(path, text, code):
    """A crash test cuts after some time; every other test waits for a mark."""
    if not path.startswith('tests/') or path.endswith('_crash_test.cpp'):
        return
    for match in re.finditer(r'\b(?:sleep_for|sleep_until|usleep|nanosleep)\b', code):
        yield line_of(code, match.start()), 'a test sleeps', 'wait for what it waits for'


def shape(path, text, code):
    if path.endswith('.hpp') and '#pragma once' not in text:
        yield 1, 'a header without `#pragma once`', 'put it on the first line'
    opening = text.replace('#pragma once', '', 1).lstrip()
    header = f'#include "{path.removesuffix(".cpp")}.hpp"'  # has said it already
    if not path.startswith('tests/') and not opening.startswith(('//', '/*', header)):
        yield 1, 'no opening comment', 'say in the first line what the file gives'
    for match in re.finditer(r'^#\s*define\b', code, re.M):
        yield line_of(code, match.start()), 'a macro', 'write a constant or a function'


def functions(path, text, code):
    for body in BODY.finditer(code):
        depth, end = 1, body.end()
        while depth and end < len(code):
            depth += {'{': 1, '}': -1}.get(code[end], 0)
            end += 1
        count = code.count('\n', body.start(), end) + 1
        if count > LONGEST_FUNCTION:
            yield (line_of(code, body.start()), f'a function of {count} lines',
                   f'split it: {LONGEST_FUNCTION} at most')


def lengths(path, text, code):
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > LONGEST_LINE and path.endswith(BY_COLUMN):
            yield number, f'a line of {len(line)} characters', f'{LONGEST_LINE} at most'
    count = text.count('\n')
    if count > LONGEST_FILE:
        yield count, f'a file of {count} lines', f'split it by what it does: {LONGEST_FILE} at most'


def leftovers(path, text, code):
    for match in LEFTOVER.finditer(text):
        yield (line_of(text, match.start()), f'{match.group()} in the code',
               'do it now, or open an issue and take the note out')


FOR_CPP = (includes, sql, awaits, clock, sleeps, shape, functions)
FOR_ALL = (lengths, leftovers)


def faults(path, text):
    """(line, what, remedy) for each fault of one file; `path` is relative to the root."""
    is_cpp = path.endswith(('.cpp', '.hpp'))
    code = NOISE.sub(blank, text) if is_cpp else text
    for check in (FOR_CPP if is_cpp else ()) + FOR_ALL:
        yield from check(path, text, code)


def files_below(root):
    for parent, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in SKIPPED)
        for name in sorted(names):
            if name.endswith(CODE):
                yield os.path.relpath(os.path.join(parent, name), root)


def main(arguments):
    root = pathlib.Path(__file__).resolve().parent.parent
    paths = [os.path.relpath(os.path.abspath(each), root) for each in arguments]
    found = read = 0
    for path in paths or files_below(root):
        read += 1
        text = (root / path).read_text(encoding='utf-8')
        for line, what, remedy in faults(path, text):
            print(f'{path}:{line}: {what}: {remedy}')
            found += 1
    print(f'tidy: {read} files, {found} fault{"" if found == 1 else "s"}')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
