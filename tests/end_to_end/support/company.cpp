// Driving bot and workspace from one thread.
#include "tests/end_to_end/support/company.hpp"

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <sstream>
#include <stdexcept>

#include <boost/asio/co_spawn.hpp>

#include "bot/log.hpp"
#include "bot/progress_export.hpp"
#include "storage/database.hpp"

namespace {

constexpr char const* general = "C0GENERAL1";
constexpr int most_waits = 50;

}  // namespace

bool shows(Json const& message, std::string const& part) {
  return message.dump().find(part) != std::string::npos;
}

Company::Company() {
  std::string name = (std::filesystem::temp_directory_path() / "fieldcert-e2e-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = name;
  bot::set_log_level(config::LogLevel::error);
  net::HttpClientSettings client_settings;
  client_settings.response_timeout = std::chrono::seconds(30);
  http_ = std::make_unique<net::HttpClient>(io_.get_executor(), client_settings);
  config::Settings settings;
  settings.database = folder_ + "/company.db";
  settings.listen = "127.0.0.1:0";
  bot::cli::DemoOptions options;
  options.page = "127.0.0.1:0";
  options.program = "";
  std::filesystem::current_path(FIELDCERT_SOURCE_DIR);
  demo_ = std::make_unique<bot::cli::Demo>(io_, settings, options);
  auto const problems = demo_->fill();
  if (!problems.empty()) throw std::runtime_error(problems.front().text());
  demo_->start();
}

Company::~Company() {
  io_.restart();
  boost::asio::co_spawn(io_, demo_->stop(), [this](std::exception_ptr) { io_.stop(); });
  io_.run();
  demo_.reset();
  http_.reset();
  std::filesystem::remove_all(folder_);
}

template <class T>
T Company::run(boost::asio::awaitable<T> work) {
  std::optional<T> result;
  std::exception_ptr failure;
  io_.restart();
  boost::asio::co_spawn(io_, std::move(work), [&](std::exception_ptr error, T value) {
    failure = error;
    result.emplace(std::move(value));
    io_.stop();
  });
  io_.run();
  if (failure) std::rethrow_exception(failure);
  return std::move(*result);
}

namespace {

boost::asio::awaitable<net::HttpResponse> send(net::HttpClient& http, net::HttpCall call) {
  auto response = co_await http.send(std::move(call));
  if (!response) throw std::runtime_error(response.error().detail);
  co_return std::move(*response);
}

}  // namespace

net::HttpResponse Company::call(net::HttpCall call) { return run(send(*http_, std::move(call))); }

Json Company::get(std::string const& path) {
  net::HttpCall request("GET", demo_->workspace().page_url() + path);
  return Json::parse(call(std::move(request)).body);
}

Json Company::post(std::string const& path, Json const& body) {
  net::HttpCall request("POST", demo_->workspace().page_url() + path);
  request.headers.emplace_back("content-type", "application/json");
  request.body = body.dump();
  auto const response = call(std::move(request));
  Json answer = Json::parse(response.body);
  if (response.status != 200) throw std::runtime_error(path + ": " + answer.dump());
  return answer;
}

Json Company::workspace(std::string const& person) { return get("client/workspace?as=" + person); }

std::vector<Json> Company::sees(std::string const& person) {
  return get("client/conversation?as=" + person + "&id=" + general)["messages"];
}

std::vector<Json> Company::sees_at_last(
    std::string const& person, std::function<bool(std::vector<Json> const&)> const& wanted) {
  for (int i = 0; i < most_waits; ++i) {
    auto const conversation = get("client/conversation?as=" + person + "&id=" + general);
    std::vector<Json> messages = conversation["messages"];
    if (wanted(messages)) return messages;
    get("client/wait?as=" + person + "&since=" + conversation["version"].dump());
  }
  throw std::runtime_error("what was waited for never came");
}

std::vector<Json> Company::types(std::string const& person, std::string const& line) {
  auto const answer =
      post("client/command", {{"as", person}, {"channel", general}, {"text", line}});
  if (answer["ok"] != true) throw std::runtime_error(answer.dump());
  return sees(person);
}

std::vector<Json> Company::clicks(std::string const& person, Json const& message,
                                  std::string const& action_id) {
  std::string block_id;
  for (auto const& block : message["blocks"]) {
    if (block.dump().find(Json(action_id).dump()) != std::string::npos)
      block_id = block["block_id"];
  }
  auto const before = sees(person);
  post("client/action",
       {{"as", person},
        {"container", {{"type", "message"}, {"channel", general}, {"ts", message["ts"]}}},
        {"block_id", block_id},
        {"action_id", action_id},
        {"value", Json::object()},
        {"state", Json::object()}});
  return sees_at_last(person, [&](std::vector<Json> const& now) { return now != before; });
}

void Company::opens_home(std::string const& person) {
  auto const it = workspace(person);
  for (auto const& channel : it["channels"]) {
    if (channel["kind"] != "app") continue;
    post("client/open", {{"as", person}, {"channel", channel["id"]}, {"tab", "home"}});
  }
}

Json Company::home_of(std::string const& person) {
  for (int i = 0; i < most_waits; ++i) {
    auto const it = workspace(person);
    if (!it["home"].is_null()) return it["home"];
    get("client/wait?as=" + person + "&since=" + it["version"].dump());
  }
  throw std::runtime_error("the Home tab never came");
}

void Company::plays_fault(Json const& rules) { post("client/faults", {{"rules", rules}}); }

Company::RawReply Company::to_bot(std::string const& method, std::string const& path,
                                  std::string body,
                                  std::vector<std::pair<std::string, std::string>> headers) {
  net::HttpCall request(method, "http://127.0.0.1:" + bot_port() + path);
  request.headers = std::move(headers);
  request.body = std::move(body);
  auto response = call(std::move(request));
  return {response.status, std::move(response.body)};
}

std::string Company::export_everything() {
  return demo_->bot().database().read_now([](storage::Snapshot const& snapshot) {
    std::ostringstream out;
    bot::export_progress(snapshot, bot::ExportFormat::json, out);
    return out.str();
  });
}
