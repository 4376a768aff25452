// A key is taken before its change runs, so that of two that come together one runs. The reply is kept afterwards: a
// program that dies between them leaves a key that says that nobody knows.
#include <muster/front/app/repeats.hpp>

#include <muster/domain/access/sent_request_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/sealed_text.hpp>
#include <muster/platform/web/json.hpp>

#include <algorithm>

namespace muster::app {
namespace {

constexpr std::size_t shortest_key = 16;
constexpr std::size_t longest_key = 200;
constexpr std::size_t longest_reply = 256 * 1024;

/// Each part with its length before it: no two requests are written alike.
void add(std::string& whole, std::string_view part) {
  whole += std::to_string(part.size());
  whole += ' ';
  whole += part;
}

void add(std::string& whole, const web::Fields& fields) {
  for (const auto& [name, value] : fields.entries()) {
    add(whole, name);
    add(whole, value);
  }
  whole += '\n';
}

std::string hash_of(const web::Request& request) {
  std::string whole;
  add(whole, web::method_name(request.method));
  add(whole, request.path);
  add(whole, request.query);
  add(whole, request.form);
  add(whole, request.json ? json_text(*request.json) : std::string());
  for (const auto& upload : request.uploads) {
    add(whole, upload.field);
    add(whole, upload.file_name);
    add(whole, fingerprint(upload.bytes));
  }
  return fingerprint(whole);
}

std::string key_hash(const web::Request& request, const std::string& key) {
  std::string whole = "muster sent request\n";
  add(whole, request.visitor.id);
  add(whole, key);
  return fingerprint(whole);
}

std::string packed(const web::Reply& reply) {
  return std::to_string(reply.status) + '\n' + reply.content_type + '\n' + reply.body;
}

web::Reply unpacked(const std::string& text) {
  const auto first = text.find('\n');
  const auto second = text.find('\n', first + 1);
  web::Reply reply{
      std::stoi(text.substr(0, first)), text.substr(first + 1, second - first - 1), text.substr(second + 1), {}};
  reply.headers.emplace_back("Idempotent-Replay", "true");
  return reply;
}

bool is_key(const std::string& key) {
  return key.size() >= shortest_key && key.size() <= longest_key &&
         std::ranges::all_of(key, [](char letter) { return letter > ' ' && letter < 0x7f; });
}

/// After a failure of the machine nobody knows, but for what the database holds, whether it was done.
bool is_worth_keeping(const web::Reply& reply) {
  return reply.status < 500 && !reply.live && !reply.kept && reply.body.size() <= longest_reply;
}

/// An answer bears a key of its own. What is kept here stands beside whoever sent it, which nothing of an answer may.
bool is_answer(const web::Request& request) { return request.route == "/api/v1/events/{event}/answers"; }

class KeptReplies final : public web::Repeats {
 public:
  KeptReplies(store::Database& database, const Clock& clock) : database_(database), clock_(clock) {}

  [[nodiscard]] std::optional<web::Reply> before(const web::Request& request) const override {
    const auto key = request.headers.find(web::repeat_heading);
    if (!key || is_answer(request)) return std::nullopt;
    if (!is_key(*key))
      return site::error_page(request,
                              bad_input("Give an Idempotency-Key of 16 to 200 visible characters, new for each "
                                        "change: a random UUID will do."));
    const auto hash = key_hash(request, *key);
    const auto sent = hash_of(request);
    const auto found = access::take_key(database_, clock_.now(), hash, sent);
    if (!found.ok()) return site::error_page(request, found.error());
    if (!*found) return std::nullopt;
    if ((*found)->request_hash != sent)
      return site::error_page(request, bad_input("This Idempotency-Key came with another request before. Nothing was "
                                                 "changed: use a new key for each change."));
    const auto reply = opened_text((*found)->sealed_reply, *key, hash);
    if (reply) return unpacked(*reply);
    return site::error_page(
        request,
        conflict("What came first under this Idempotency-Key has no reply that was kept: it may still be at work, "
                 "it failed on the way, or its reply was too long. Look whether it was done, and use a new key if it "
                 "was not."));
  }

  void after(const web::Request& request, const web::Reply& reply) const override {
    const auto key = request.headers.find(web::repeat_heading);
    if (!key || is_answer(request)) return;
    const auto hash = key_hash(request, *key);
    // Where this cannot be written, the key stays taken: a repeat is told to look, and does nothing twice.
    if (reply.status == 429)
      (void)access::give_key_back(database_, hash);  // nothing was looked at
    else if (is_worth_keeping(reply))
      (void)access::keep_reply(database_, hash, sealed_text(packed(reply), *key, hash));
  }

 private:
  store::Database& database_;
  const Clock& clock_;
};

}  // namespace

std::shared_ptr<const web::Repeats> repeats(store::Database& database, const Clock& clock) {
  return std::make_shared<KeptReplies>(database, clock);
}

}  // namespace muster::app
