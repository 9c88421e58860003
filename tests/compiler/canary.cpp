// Shapes of co_await that Debian 12's g++ 12.2 compiles wrongly, each beside the shape that our
// code uses instead. The test passes while the shapes that we use hold; it prints which others this
// compiler gets wrong, so that a new compiler shows when the rule in scripts/tidy.py may go.
//
// Every case runs in a child process, because the wrong ones crash. No warning is printed for any
// of them, and neither -O2 nor the sanitizers make a difference. clang++ 14 gets all of them right.

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace asio = boost::asio;
using asio::awaitable;

// Owns heap memory and counts its lives: a double destruction aborts or leaves the count wrong.
struct Parcel {
  static inline int alive = 0;
  std::string contents = std::string(64, 'x');

  Parcel() { ++alive; }
  Parcel(Parcel const& other) : contents(other.contents) { ++alive; }
  Parcel(Parcel&& other) noexcept : contents(std::move(other.contents)) { ++alive; }
  Parcel& operator=(Parcel const&) = delete;
  Parcel& operator=(Parcel&&) = delete;
  ~Parcel() { --alive; }
};

struct Pair {
  Parcel first;
  Parcel second;
};

awaitable<void> pause_briefly() {
  auto const executor = co_await asio::this_coro::executor;
  asio::steady_timer timer(executor, std::chrono::milliseconds(1));
  co_await timer.async_wait(asio::use_awaitable);
}

template <class Work>
awaitable<std::size_t> later(Work work) {
  co_await pause_briefly();
  co_return work();
}

awaitable<std::size_t> size_of(Pair pair) {
  co_await pause_briefly();
  co_return pair.first.contents.size();
}

awaitable<std::size_t> size_of(std::string text) {
  co_await pause_briefly();
  co_return text.size();
}

awaitable<bool> accept(std::string text) {
  co_await pause_briefly();
  co_return text.size() == 64;
}

awaitable<Parcel> fetch() {
  co_await pause_briefly();
  co_return Parcel{};
}

// 1. A lambda that captures a class by value, written inside the co_await expression.
awaitable<void> lambda_in_operand() {
  Parcel parcel;
  auto const size = co_await later([parcel] { return parcel.contents.size(); });
  (void)size;
}

awaitable<void> lambda_with_a_name() {
  Parcel parcel;
  auto work = [parcel] { return parcel.contents.size(); };
  auto const size = co_await later(std::move(work));
  (void)size;
}

// 2. An aggregate built in braces inside the co_await expression.
awaitable<void> braces_in_operand() {
  auto const size = co_await size_of(Pair{Parcel{}, Parcel{}});
  (void)size;
}

awaitable<void> braces_with_a_name() {
  Pair pair{Parcel{}, Parcel{}};
  auto const size = co_await size_of(std::move(pair));
  (void)size;
}

// 3. ?: between class temporaries in the same expression as a co_await.
awaitable<void> choice_in_operand() {
  bool const short_one = Parcel::alive == 0;
  auto const size = co_await size_of(short_one ? std::string(64, 'a') : std::string(65, 'b'));
  (void)size;
}

awaitable<void> choice_with_a_name() {
  bool const short_one = Parcel::alive == 0;
  std::string text = short_one ? std::string(64, 'a') : std::string(65, 'b');
  auto const size = co_await size_of(std::move(text));
  (void)size;
}

// 4. co_await as one of the initializers of an aggregate.
awaitable<void> await_inside_braces() {
  Pair pair{Parcel{}, co_await fetch()};
  (void)pair;
}

awaitable<void> await_before_braces() {
  Parcel second = co_await fetch();
  Pair pair{Parcel{}, std::move(second)};
  (void)pair;
}

// 5. co_await in an if, while or switch condition, in a coroutine that declares no variable at all.
awaitable<void> await_in_condition() {
  if (co_await accept("abc")) {
    co_await pause_briefly();
  }
}

awaitable<void> await_before_condition() {
  bool const accepted = co_await accept("abc");
  if (accepted) {
    co_await pause_briefly();
  }
}

// 6. co_spawn of a capturing lambda, awaited in place: cases 1 and "the closure dies first"
// together.
awaitable<void> spawn_of_a_lambda() {
  Parcel parcel;
  auto const executor = co_await asio::this_coro::executor;
  co_await asio::co_spawn(
      executor, [parcel]() -> awaitable<void> { co_await pause_briefly(); }, asio::use_awaitable);
}

awaitable<void> child(Parcel /*by value*/) { co_await pause_briefly(); }

awaitable<void> spawn_of_a_coroutine() {
  Parcel parcel;
  auto const executor = co_await asio::this_coro::executor;
  co_await asio::co_spawn(executor, child(parcel), asio::use_awaitable);
}

int run(awaitable<void> (*body)()) {
  asio::io_context context;
  bool finished = false;
  asio::co_spawn(context, body(), [&](std::exception_ptr error) { finished = !error; });
  context.run();
  return finished && Parcel::alive == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

char const* verdict(awaitable<void> (*body)()) {
  std::fflush(stdout);
  pid_t const process = fork();
  if (process == 0) {
    (void)!std::freopen("/dev/null", "w", stderr);
    _exit(run(body));
  }
  int status = 0;
  waitpid(process, &status, 0);
  if (WIFSIGNALED(status)) return "CRASHES";
  return WEXITSTATUS(status) == EXIT_SUCCESS ? "right" : "WRONG";
}

int main() {
  struct Case {
    char const* what;
    awaitable<void> (*suspect)();
    awaitable<void> (*safe)();
  };
  Case const cases[] = {
      {"capturing lambda in the operand", lambda_in_operand, lambda_with_a_name},
      {"braced aggregate in the operand", braces_in_operand, braces_with_a_name},
      {"?: of class values in the operand", choice_in_operand, choice_with_a_name},
      {"co_await among initializers", await_inside_braces, await_before_braces},
      {"co_await in a condition, no locals", await_in_condition, await_before_condition},
      {"co_spawn of a capturing lambda", spawn_of_a_lambda, spawn_of_a_coroutine},
  };
  std::printf("%-38s %-8s %s\n", "shape", "as is", "named first");
  bool safe_ones_hold = true;
  for (auto const& it : cases) {
    char const* const suspect = verdict(it.suspect);
    char const* const safe = verdict(it.safe);
    std::printf("%-38s %-8s %s\n", it.what, suspect, safe);
    safe_ones_hold = safe_ones_hold && std::string(safe) == "right";
  }
  return safe_ones_hold ? EXIT_SUCCESS : EXIT_FAILURE;
}
