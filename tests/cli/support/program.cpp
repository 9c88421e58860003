// Running the program as a process of its own.
#include "tests/cli/support/program.hpp"

#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <poll.h>
#include <sstream>
#include <stdexcept>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

std::vector<std::string> words_of(std::string const& text) {
  std::istringstream stream(text);
  return {std::istream_iterator<std::string>(stream), std::istream_iterator<std::string>()};
}

// Only calls that are safe between fork and exec.
[[noreturn]] void become_program(char const* folder, char const* const* arguments,
                                 char const* const* environment) {
  if (chdir(folder) != 0) _exit(126);
  int const output = open("stdout", O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0600);
  int const errors = open("stderr", O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0600);
  dup2(output, STDOUT_FILENO);
  dup2(errors, STDERR_FILENO);
  execve(arguments[0], const_cast<char* const*>(arguments), const_cast<char* const*>(environment));
  _exit(127);
}

std::vector<char const*> pointers(std::vector<std::string> const& texts) {
  std::vector<char const*> result;
  for (std::string const& text : texts) result.push_back(text.c_str());
  result.push_back(nullptr);
  return result;
}

}  // namespace

Workplace::Workplace() {
  std::string name = (std::filesystem::temp_directory_path() / "fieldcert-cli-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = name;
}

Workplace::~Workplace() { std::filesystem::remove_all(folder_); }

pid_t Workplace::start(std::string const& arguments,
                       std::map<std::string, std::string> const& environment) {
  std::vector<std::string> words = {FIELDCERT_BINARY};
  for (std::string& word : words_of(arguments)) words.push_back(std::move(word));
  std::vector<std::string> variables = {"PATH=/usr/bin:/bin"};
  for (auto const& [name, value] : environment) variables.push_back(name + "=" + value);
  auto const argument_pointers = pointers(words);
  auto const variable_pointers = pointers(variables);
  for (auto const* output : {"stdout", "stderr"}) write(output, "");  // of the process before
  pid_t const process = fork();
  if (process < 0) throw std::runtime_error("fork failed");
  if (process == 0) {
    become_program(folder_.c_str(), argument_pointers.data(), variable_pointers.data());
  }
  return process;
}

Ran Workplace::wait(pid_t process) {
  int status = 0;
  waitpid(process, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read("stdout"), read("stderr")};
}

bool Workplace::says(std::string const& words) {
  constexpr int longest_wait_ms = 60'000;
  int const watch = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  if (watch < 0 || inotify_add_watch(watch, file("stderr").c_str(), IN_MODIFY) < 0) {
    throw std::runtime_error("no watch on " + file("stderr"));
  }
  bool has_said = false;
  for (;;) {
    has_said = read("stderr").find(words) != std::string::npos;
    pollfd changed{watch, POLLIN, 0};
    if (has_said || poll(&changed, 1, longest_wait_ms) <= 0) break;
    char events[4096];
    if (::read(watch, events, sizeof events) < 0) break;
  }
  close(watch);
  return has_said;
}

Ran Workplace::run(std::string const& arguments,
                   std::map<std::string, std::string> const& environment) {
  return wait(start(arguments, environment));
}

std::string Workplace::write(std::string const& name, std::string const& text) {
  std::ofstream(file(name), std::ios::binary) << text;
  return file(name);
}

std::string Workplace::read(std::string const& name) const {
  std::ifstream stream(file(name), std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}
