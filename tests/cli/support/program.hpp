// The built program, run as an operator runs it.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <sys/types.h>

struct Ran {
  int exit_code = -1;  // -1: it was killed
  std::string out;
  std::string err;
};

// A folder with a database of its own; the program runs in it, with nothing in its environment but
// what is given.
class Workplace {
 public:
  Workplace();
  ~Workplace();
  Workplace(Workplace const&) = delete;
  Workplace& operator=(Workplace const&) = delete;

  // `arguments` as in a shell, without quotes.
  Ran run(std::string const& arguments, std::map<std::string, std::string> const& environment = {});

  // Starts without waiting.
  pid_t start(std::string const& arguments,
              std::map<std::string, std::string> const& environment = {});
  Ran wait(pid_t process);
  // Waits until a process that was started has said so on its standard error. False when it has not
  // for a minute.
  bool says(std::string const& words);

  std::string file(std::string const& name) const { return (folder_ / name).string(); }
  std::string write(std::string const& name, std::string const& text);
  std::string read(std::string const& name) const;

 private:
  std::filesystem::path folder_;
};
