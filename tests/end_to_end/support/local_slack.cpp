// A workspace on a thread of its own.
#include "tests/end_to_end/support/local_slack.hpp"

#include <future>
#include <stdexcept>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>

namespace asio = boost::asio;

namespace {

asio::awaitable<void> stop(sandbox::Sandbox* sandbox, asio::io_context* io) {
  co_await sandbox->stop();
  io->stop();
}

}  // namespace

LocalSlack::LocalSlack(sandbox::Settings settings)
    : sandbox_(std::make_unique<sandbox::Sandbox>(io_, std::move(settings))) {
  sandbox_->start();
  thread_ = std::thread([this] { io_.run(); });
  page_ = std::make_unique<Page>(page_url());
}

LocalSlack::~LocalSlack() {
  asio::co_spawn(io_, stop(sandbox_.get(), &io_), asio::detached);
  thread_.join();
}

void LocalSlack::set_bot_url(std::string url) {
  std::promise<void> done;
  asio::post(io_, [&] {
    sandbox_->set_bot_url(std::move(url));
    done.set_value();
  });
  done.get_future().wait();
}

std::int64_t LocalSlack::limit(std::string const& method, std::string const& count) {
  auto const limits = get("client/limits")["methods"];
  return limits.contains(method) ? limits[method][count].get<std::int64_t>() : 0;
}

std::int64_t LocalSlack::calls_before_retry_after() {
  std::int64_t all = 0;
  auto const limits = get("client/limits");
  for (auto const& counts : limits["methods"]) {
    all += counts["too_early"].get<std::int64_t>();
  }
  return all;
}

std::string LocalSlack::conversation_with_the_app(std::string const& person) {
  auto const workspace = get("client/workspace?as=" + person);
  for (auto const& channel : workspace["channels"]) {
    if (channel["kind"] == "app") return channel["id"];
  }
  throw std::runtime_error("no conversation with the app");
}

std::vector<std::string> LocalSlack::texts(std::string const& person, std::string const& channel) {
  std::vector<std::string> texts;
  auto const conversation = get("client/conversation?as=" + person + "&id=" + channel);
  for (auto const& message : conversation["messages"]) texts.push_back(message["text"]);
  return texts;
}

sandbox::Settings small_workspace(int channels) { return workspace_of(3, channels); }

sandbox::Settings workspace_of(int people, int channels) {
  sandbox::Settings settings;
  settings.listen = "127.0.0.1:0";
  settings.signing_secret = "5ec4e7";
  settings.bot_token = "xoxb-test-token";
  settings.app_token = "xapp-test-token";
  for (int i = 1; i <= people; ++i) {
    std::string const number = std::to_string(i);
    sandbox::Person person;
    person.id = "U0PERSON" + number;
    person.name = "person" + number;
    person.real_name = "Person " + number;
    person.email = "person" + number + "@company.example";
    person.timezone = "Europe/Berlin";
    settings.people.push_back(std::move(person));
  }
  for (int i = 1; i <= channels; ++i) {
    sandbox::Channel channel;
    channel.id = "C" + std::to_string(i);
    channel.name = "channel-" + std::to_string(i);
    settings.channels.push_back(std::move(channel));
  }
  settings.commands.push_back({"/cert", "status …", {}});
  settings.events = {"*"};
  return settings;
}
