// See town.hpp.
#include "tests/sandbox/support/town.hpp"

#include <algorithm>
#include <cctype>
#include <stdexcept>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "sandbox/form.hpp"

namespace sandbox_tests {

namespace asio = boost::asio;

namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  });
  return out;
}

net::HttpReply reply_of(int status, std::string body, std::string_view type) {
  net::HttpReply reply;
  reply.status = status;
  reply.content_type = type;
  reply.body = std::move(body);
  return reply;
}

}  // namespace

sandbox::Settings usual_settings() {
  sandbox::Settings settings;
  settings.listen = "127.0.0.1:0";
  settings.signing_secret = signing_secret;
  settings.bot_token = bot_token;
  settings.people = {
      {lena, "lena", "Lena Vogt", "Account leader", "lena@example.com", "Europe/Berlin"},
      {omar, "omar", "Omar Haddad", "Manager", "omar@example.com", ""},
      {"U0GONE0001", "gone", "Gone Person", "", "gone@example.com", "Europe/Paris", false, true},
  };
  settings.channels = {
      {general, "general", "Everything", false, false, {}, true},
      {secret_channel, "deals", "", true, false, {omar}, true},
      {archived, "old", "", false, true, {}, true},
      {not_joined, "lounge", "", false, false, {}, false},
  };
  settings.commands = {{"/cert", "help", {{"status", "where you stand"}}}};
  return settings;
}

std::string Received::field(std::string_view name) const {
  return sandbox::field_of(sandbox::decode_form(body), name);
}

Json Received::payload() const { return Json::parse(field("payload")); }

Json Received::json() const { return Json::parse(body); }

Json Answer::json() const { return Json::parse(body); }

Town::Town(sandbox::Settings settings)
    : bot_(io_, "127.0.0.1:0", [this](net::HttpRequest request) { return answer_as_bot(request); }),
      client_(io_.get_executor()),
      hanging_(io_) {
  settings.bot_url = "http://127.0.0.1:" + std::to_string(bot_.port()) + "/slack/events";
  sandbox_ = std::make_unique<sandbox::Sandbox>(io_, std::move(settings));
  bot_.start();
  sandbox_->start();
}

Town::~Town() {
  hangs_ = false;
  hanging_.cancel();
  client_.close_idle();
  run(sandbox_->stop());
  run(bot_.stop(std::chrono::seconds(1)));
}

asio::awaitable<net::HttpReply> Town::answer_as_bot(net::HttpRequest request) {
  Received received;
  for (auto const& header : request.headers) {
    received.headers[lower(header.name)] = std::string(header.value);
  }
  received.body = std::string(request.body);
  received_.push_back(std::move(received));
  if (hangs_) {
    boost::system::error_code error;
    hanging_.expires_after(std::chrono::seconds(10));
    auto token = asio::redirect_error(asio::use_awaitable, error);
    co_await hanging_.async_wait(token);
  }
  if (next_replies_.empty()) co_return usual_reply_;
  auto reply = next_replies_.front();
  next_replies_.pop_front();
  co_return reply;
}

void Town::run(asio::awaitable<void> work) {
  bool done = false;
  asio::co_spawn(io_, std::move(work), [&done](std::exception_ptr error) {
    done = true;
    if (error) std::rethrow_exception(error);
  });
  while (!done) io_.run_one();
}

void Town::bot_answers(int status, std::string body, std::string_view type) {
  usual_reply_ = reply_of(status, std::move(body), type);
}

void Town::bot_answers_once(int status, std::string body) {
  next_replies_.push_back(reply_of(status, std::move(body), "application/json"));
}

void Town::bot_hangs() { hangs_ = true; }

bool Town::wait_until(std::function<bool()> const& is_so) {
  auto const deadline = std::chrono::steady_clock::now() + std::chrono::seconds(5);
  while (!is_so() && std::chrono::steady_clock::now() < deadline) io_.run_one_until(deadline);
  return is_so();
}

bool Town::wait_for_requests(std::size_t count) {
  return wait_until([this, count] { return received_.size() >= count; });
}

void Town::switch_on(Json const& rule) {
  auto const answer = post_answer("faults", {{"rules", {rule}}});
  if (answer.status != 200) throw std::runtime_error(answer.body);
}

std::string Town::url(std::string const& path) const { return sandbox_->page_url() + path; }

Answer Town::send(net::HttpCall call) {
  auto const sent = run(client_.send(std::move(call)));
  Answer answer;
  answer.lost = !sent;
  if (!sent) return answer;
  answer.status = sent->status;
  answer.body = sent->body;
  for (auto const& [name, value] : sent->headers) answer.headers[name] = value;
  return answer;
}

Json Town::api(std::string const& method, Json const& arguments) {
  sandbox::Form form;
  for (auto const& [name, value] : arguments.items()) {
    form.emplace_back(name, value.is_string() ? value.get<std::string>() : value.dump());
  }
  return api_form(method, sandbox::encode_form(form)).json();
}

Json Town::api_with_token(std::string const& token, std::string const& method,
                          Json const& arguments) {
  net::HttpCall call("POST", url("api/" + method));
  call.headers = {{"Content-Type", "application/json; charset=utf-8"},
                  {"Authorization", "Bearer " + token}};
  call.body = arguments.dump();
  return send(std::move(call)).json();
}

Answer Town::api_form(std::string const& method, std::string const& form) {
  net::HttpCall call("POST", url("api/" + method));
  call.headers = {{"Content-Type", "application/x-www-form-urlencoded"},
                  {"Authorization", std::string("Bearer ") + bot_token}};
  call.body = form;
  return send(std::move(call));
}

namespace {

asio::awaitable<std::string> exchange(std::uint16_t port, std::string request) {
  auto executor = co_await asio::this_coro::executor;
  asio::ip::tcp::socket socket(executor);
  asio::ip::tcp::endpoint const server(asio::ip::address_v4::loopback(), port);
  co_await socket.async_connect(server, asio::use_awaitable);
  co_await asio::async_write(socket, asio::buffer(request), asio::use_awaitable);
  std::string answer;
  auto into = asio::dynamic_buffer(answer);
  co_await asio::async_read_until(socket, into, "\r\n\r\n", asio::use_awaitable);
  co_return answer;
}

}  // namespace

std::string Town::send_text(std::string request) {
  return run(exchange(sandbox_->port(), std::move(request)));
}

Json Town::get(std::string const& path) { return send({"GET", url(path)}).json(); }

Answer Town::post_answer(std::string const& call_name, Json const& body) {
  net::HttpCall call("POST", url("client/" + call_name));
  call.headers = {{"Content-Type", "application/json"}};
  call.body = body.dump();
  return send(std::move(call));
}

Json Town::post(std::string const& call, Json const& body) {
  return post_answer(call, body).json();
}

Json Town::command(std::string const& as, std::string const& channel, std::string const& text) {
  return post("command", {{"as", as}, {"channel", channel}, {"text", text}});
}

Json Town::conversation(std::string const& as, std::string const& channel) {
  return get("client/conversation?as=" + as + "&id=" + channel);
}

std::string Town::app_channel(std::string const& as) {
  auto const workspace = get("client/workspace?as=" + as);
  for (auto const& channel : workspace["channels"]) {
    if (channel["kind"] == "app") return channel["id"];
  }
  return {};
}

std::string Town::trigger(std::string const& as) {
  command(as, general, "/cert status");
  return last().field("trigger_id");
}

Json plain(std::string const& text) { return {{"type", "plain_text"}, {"text", text}}; }

Json mrkdwn(std::string const& text) { return {{"type", "mrkdwn"}, {"text", text}}; }

Json button(std::string const& action_id) {
  return {{"type", "button"}, {"text", plain("Go")}, {"action_id", action_id}, {"value", "v1"}};
}

Json section(std::string const& text) { return {{"type", "section"}, {"text", mrkdwn(text)}}; }

Json text_input(std::string const& block_id) {
  return {{"type", "input"},
          {"block_id", block_id},
          {"label", plain("Label")},
          {"element", {{"type", "plain_text_input"}, {"action_id", "text"}}}};
}

Json modal(Json blocks) {
  return {{"type", "modal"},
          {"title", plain("Title")},
          {"submit", plain("Save")},
          {"callback_id", "feedback"},
          {"blocks", std::move(blocks)}};
}

}  // namespace sandbox_tests
