#!/usr/bin/env python3
"""Every rule of scripts/tidy.py on a small text that breaks it, and on one that keeps it."""
import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / 'scripts'))
sys.dont_write_bytecode = True

import tidy  # noqa: E402

OPENING = '// What this file gives.\n'


def found(path, body):
    """What tidy says of a file with this body: 'line: what' for each fault."""
    return [f'{line}: {what}' for line, what, remedy in tidy.faults(path, OPENING + body)]


class TidyTest(unittest.TestCase):
    def assert_fault(self, path, body, fault):
        self.assertEqual([fault], found(path, body))

    def assert_clean(self, path, body):
        self.assertEqual([], found(path, body))


class IncludeTable(TidyTest):
    def test_domain_sees_nothing_of_ours(self):
        self.assert_fault('domain/a.cpp', '#include "storage/database.hpp"\n',
                          '2: domain/ includes storage/')

    def test_a_folder_sees_itself_and_what_the_table_says(self):
        self.assert_clean('handlers/status.cpp', '#include "handlers/texts.hpp"\n'
                          '#include "storage/person.hpp"\n#include "slack/blocks.hpp"\n')

    def test_a_subfolder_has_a_row_of_its_own(self):
        self.assert_fault('handlers/status.cpp', '#include "slack/client/web_api.hpp"\n',
                          '2: handlers/ includes slack/client/')
        self.assert_fault('slack/message.cpp', '#include "net/http_client.hpp"\n',
                          '2: slack/ includes net/')
        self.assert_clean('slack/client/web_api.cpp', '#include "net/http_client.hpp"\n')

    def test_only_the_command_line_starts_bot_and_sandbox(self):
        sandbox = '#include "sandbox/sandbox.hpp"\n'
        self.assert_fault('bot/dispatcher.cpp', sandbox, '2: bot/ includes sandbox/')
        self.assert_clean('bot/cli/sandbox.cpp', sandbox)
        self.assert_clean('bot/main.cpp', '#include "bot/cli/commands.hpp"\n')
        self.assert_fault('sandbox/events.cpp', '#include "bot/clock.hpp"\n',
                          '2: sandbox/ includes bot/')

    def test_embedded_files_belong_to_storage_and_sandbox(self):
        embedded = '#include "embedded/page.hpp"\n'
        self.assert_clean('sandbox/page.cpp', embedded)
        self.assert_fault('handlers/help.cpp', embedded, '2: handlers/ includes embedded/')

    def test_includes_name_the_path_from_the_root(self):
        self.assert_fault('net/a.cpp', '#include "stream.hpp"\n',
                          '2: "stream.hpp" is not a path from the root')

    def test_a_library_stays_in_its_folders(self):
        self.assert_fault('handlers/a.cpp', '#include <boost/asio/post.hpp>\n',
                          '2: <boost/asio/post.hpp> in handlers/')
        self.assert_fault('bot/a.cpp', '#include <SQLiteCpp/Database.h>\n',
                          '2: <SQLiteCpp/Database.h> in bot/')
        self.assert_fault('handlers/a.cpp', '#include <nlohmann/json.hpp>\n',
                          '2: <nlohmann/json.hpp> in handlers/')
        self.assert_fault('bot/a.cpp', '#include <gtest/gtest.h>\n', '2: <gtest/gtest.h> in bot/')
        self.assert_clean('storage/a.cpp', '#include <SQLiteCpp/Database.h>\n#include <string>\n')
        self.assert_clean('net/a.cpp', '#include <boost/beast/core.hpp>\n#include <sys/stat.h>\n')

    def test_time_zones_are_a_matter_of_rules_and_content(self):
        self.assert_fault('bot/a.cpp', '#include <date/tz.h>\n', '2: <date/tz.h> in bot/')
        self.assert_clean('bot/a.cpp', '#include <date/date.h>\n')

    def test_a_new_library_must_be_entered(self):
        self.assert_fault('bot/a.cpp', '#include <curl/curl.h>\n',
                          '2: <curl/curl.h> is of an unknown library')

    def test_the_table_has_no_way_around_in_a_circle(self):
        def reaches(start, goal):
            below = tidy.OURS.get(start, ())
            return goal in below or any(reaches(each, goal) for each in below)
        self.assertEqual([], [folder for folder in tidy.OURS if reaches(folder, folder)])


class Sql(TidyTest):
    def test_statements_outside_storage_are_found(self):
        for words in ('"SELECT id FROM person"', '"INSERT INTO a VALUES (1)"', '"UPDATE a SET b"',
                      '"DELETE FROM a"', '"CREATE TABLE a (b)"', '"insert into a values (1)"',
                      'R"(\n  SELECT\n  id)"', 'R"sql(DELETE FROM a)sql"'):
            with self.subTest(words):
                self.assert_fault('bot/a.cpp', f'auto text = {words};\n',
                                  '2: SQL outside storage/')

    def test_storage_and_tests_may_write_sql(self):
        self.assert_clean('storage/person.cpp', 'auto text = "SELECT id FROM person";\n')
        self.assert_clean('tests/storage/a_test.cpp', 'auto text = "SELECT id FROM person";\n')

    def test_words_for_people_are_no_sql(self):
        self.assert_clean('handlers/a.cpp', 'auto text = "Select a course from the list";\n')
        self.assert_clean('handlers/a.cpp', '// SELECT is only a word here.\n')


class Coroutines(TidyTest):
    not_at_head = '2: co_await is not at the head of its statement'
    not_plain = '2: braces, a lambda or ?: in the operand of co_await'

    def test_the_safe_forms_pass(self):
        for body in ('co_await f(a, b);', 'auto x = co_await f();', 'x.y = co_await f();',
                     'auto [e, n] = co_await f();', 'co_return co_await f();',
                     'std::size_t const n = co_await f();'):
            with self.subTest(body):
                self.assert_clean('net/a.cpp', body + '\n')

    def test_a_condition_is_no_place_to_await(self):
        self.assert_fault('net/a.cpp', 'if (co_await f()) return;\n', self.not_at_head)
        self.assert_fault('net/a.cpp', 'while (!co_await f()) {}\n', self.not_at_head)

    def test_an_argument_or_initializer_is_no_place_to_await(self):
        self.assert_fault('net/a.cpp', 'g(co_await f());\n', self.not_at_head)
        self.assert_fault('net/a.cpp', 'Pair p{a, co_await f()};\n', self.not_at_head)

    def test_the_operand_is_plain(self):
        self.assert_fault('net/a.cpp', 'co_await f(Pair{a, b});\n', self.not_plain)
        self.assert_fault('net/a.cpp', 'co_await f(a ? b : c);\n', self.not_plain)
        self.assert_fault('net/a.cpp', 'co_await f([a] (int) { return a; });\n', self.not_plain)

    def test_braces_and_marks_inside_strings_do_not_count(self):
        self.assert_clean('net/a.cpp', 'co_await f("{?}");\n// if (co_await f()) is wrong\n')

    def test_a_capturing_lambda_is_no_coroutine(self):
        self.assert_fault('bot/a.cpp', 'auto f = [this]() -> awaitable<void> { co_return; };\n',
                          '2: a capturing lambda is a coroutine')
        self.assert_clean('bot/a.cpp', 'auto f = []() -> awaitable<void> { co_return; };\n')

    def test_rules_and_handlers_are_plain_functions(self):
        self.assert_fault('handlers/a.cpp', 'co_return reply;\n', '2: a coroutine in handlers/')

    def test_the_tests_of_the_compiler_may_show_the_wrong_forms(self):
        self.assert_clean('tests/compiler/canary.cpp', 'if (co_await f()) return;\n')


class Time(TidyTest):
    def test_rules_take_the_time_as_an_argument(self):
        self.assert_fault('domain/a.cpp', 'auto t = std::chrono::system_clock::now();\n',
                          '2: the clock is read here')
        self.assert_fault('handlers/a.cpp', 'auto t = std::time(nullptr);\n',
                          '2: the clock is read here')
        self.assert_clean('bot/clock.cpp', 'auto t = std::chrono::system_clock::now();\n')

    def test_tests_do_not_sleep(self):
        self.assert_fault('tests/net/a_test.cpp', 'std::this_thread::sleep_for(1s);\n',
                          '2: a test sleeps')

    def test_a_crash_test_may_choose_its_moment(self):
        self.assert_clean('tests/cli/a_crash_test.cpp', 'std::this_thread::sleep_for(1ms);\n')


class Shape(TidyTest):
    def test_a_header_is_included_once(self):
        self.assert_fault('net/a.hpp', 'int f();\n', '1: a header without `#pragma once`')
        self.assert_clean('net/a.hpp', '#pragma once\nint f();\n')

    def test_a_file_opens_by_saying_what_it_gives(self):
        self.assertEqual([(1, 'no opening comment', 'say in the first line what the file gives')],
                         list(tidy.faults('net/a.cpp', 'int f();\n')))
        self.assertEqual([], list(tidy.faults('net/a.hpp', '#pragma once\n// A.\nint f();\n')))

    def test_a_header_speaks_for_its_source_file(self):
        self.assertEqual([], list(tidy.faults('net/a.cpp', '#include "net/a.hpp"\n')))

    def test_macros_are_refused(self):
        self.assert_fault('net/a.cpp', '#define SIZE 3\n', '2: a macro')

    def test_lines_and_files_have_an_end(self):
        self.assert_fault('net/a.cpp', '//' + 'x' * 99 + '\n', '2: a line of 101 characters')
        self.assert_fault('scripts/a.py', '#' + 'x' * 100 + '\n', '2: a line of 101 characters')
        self.assert_clean('net/a.cpp', '//' + 'x' * 98 + '\n')
        self.assert_fault('net/a.cpp', '\n' * 300, '301: a file of 301 lines')

    def test_functions_have_an_end(self):
        self.assert_fault('net/a.cpp', 'void f() {\n' + '  g();\n' * 69 + '}\n',
                          '2: a function of 71 lines')
        self.assert_clean('net/a.cpp', 'void f() {\n' + '  g();\n' * 68 + '}\n')

    def test_a_constructor_is_measured_by_its_own_braces(self):
        body = 'Hub::Hub(Stream stream)\n    : stream_(std::move(stream)) {\n'
        self.assert_fault('net/a.cpp', body + '    if (a) {\n    }\n' + '  g();\n' * 68 + '}\n',
                          '3: a function of 72 lines')

    def test_nothing_is_put_off_in_a_comment(self):
        word = 'TO' + 'DO'
        self.assert_fault('net/a.cpp', f'// {word}: later\n', f'2: {word} in the code')
        self.assert_fault('sandbox/page/a.js', f'// {word}\n', f'2: {word} in the code')


class Documents(unittest.TestCase):
    def test_the_operators_guide_names_every_setting(self):
        settings = (ROOT / 'config/settings.cpp').read_text(encoding='utf-8')
        guide = (ROOT / 'docs/operating.md').read_text(encoding='utf-8')
        variables = re.findall(r'Setting\{"(\w+)"', settings)
        self.assertGreater(len(variables), 10)
        self.assertEqual([], [name for name in variables if f'`{name}`' not in guide])


if __name__ == '__main__':
    unittest.main()
