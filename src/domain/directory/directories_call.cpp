// Calls to directories: few, each once, and never more at one moment than leaves others their turn.
#include <muster/domain/directory/directories_call.hpp>
#include <muster/kit/base/address.hpp>
#include <muster/kit/base/json_reader.hpp>

#include <sodium.h>

#include <algorithm>

namespace muster::directory {

namespace {

constexpr std::chrono::milliseconds patience{6000};
constexpr std::size_t most_bytes = std::size_t{256} << 10U;
constexpr int good = 200;

Error away(const Provider& provider, std::string why) {
  return unavailable(provider.title +
                         " cannot be asked who you are just now. Try again in a minute, or sign in by a "
                         "link from your e-mail.",
                     std::move(why));
}

Error refused(const Provider& provider, const std::string& why, std::string word) {
  return {ErrorKind::not_allowed, provider.title + " " + why + " Nobody was signed in.", std::move(word), {}};
}

std::optional<Json> json_of(const std::string& text) {
  auto read = read_json(text, {}, [](std::string_view each) -> Result<std::string> { return std::string(each); });
  if (!read.ok() || read->object() == nullptr) return std::nullopt;
  return std::move(read).value();
}

std::string text_of(const Json& json, std::string_view name) {
  const auto* const member = json.find(name);
  const auto* const text = member == nullptr ? nullptr : member->text();
  return text == nullptr ? std::string() : *text;
}

bool truth_of(const Json& json, std::string_view name) {
  const auto* const member = json.find(name);
  return member != nullptr && member->truth() != nullptr && *member->truth();
}

std::string in_base64(const std::string& text) {
  std::string out(sodium_base64_encoded_len(text.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  out.pop_back();  // the end of a C string
  return out;
}

/// RFC 6749, 4.1.3 and 2.3.1; RFC 7636, 4.5.
outbound::Call spending(const Provider& provider, const Endpoints& endpoints, const Code& code) {
  outbound::Call call{"POST", endpoints.token, {}, {}, patience, most_bytes};
  call.headings = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};
  std::vector<std::pair<std::string, std::string>> fields{{"grant_type", "authorization_code"},
                                                          {"code", code.code},
                                                          {"redirect_uri", code.returns_to},
                                                          {"code_verifier", code.verifier}};
  const bool by_heading = !provider.secret.empty() && !endpoints.posts_secret;
  if (by_heading)
    call.headings.emplace_back("Authorization", "Basic " + in_base64(percent_encoded(provider.client) + ":" +
                                                                     percent_encoded(provider.secret)));
  else
    fields.emplace_back("client_id", provider.client);
  if (!by_heading && !provider.secret.empty()) fields.emplace_back("client_secret", provider.secret);
  for (const auto& [name, value] : fields)
    call.body += (call.body.empty() ? "" : "&") + name + "=" + percent_encoded(value);
  return call;
}

/// Addresses to which a browser or this site is led: of the web, and none that leads where no call may go.
Outcome check_addresses(const Provider& provider, const Endpoints& endpoints, const outbound::Reach& reach) {
  for (const auto* address :
       {&endpoints.authorization, &endpoints.token, &endpoints.keys, &endpoints.end_session, &endpoints.person}) {
    if (address->empty()) continue;
    if (const auto checked = outbound::check_address(*address, reach); !checked.ok())
      return away(provider, "an address of its description: " + checked.error().message);
  }
  return Success{};
}

}  // namespace

Directories::Directories(std::vector<Provider> providers, std::string key, outbound::Reach reach)
    : Directories(std::move(providers), std::move(key), reach,
                  [reach](const outbound::Call& call) { return outbound::call(call, reach); }) {}

Directories::Directories(std::vector<Provider> providers, std::string key, outbound::Reach reach, Ask ask)
    : providers_(std::move(providers)), key_(std::move(key)), reach_(std::move(reach)), ask_(std::move(ask)) {}

const Provider* Directories::find(const std::string& name) const {
  const auto found = std::ranges::find(providers_, name, &Provider::name);
  return found == providers_.end() ? nullptr : &*found;
}

Result<outbound::Heard> Directories::asked(const Provider& provider, const outbound::Call& call) {
  struct Turn {
    std::atomic<int>& count;
    int before = count.fetch_add(1);
    explicit Turn(std::atomic<int>& counted) : count(counted) {}
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn() { count.fetch_sub(1); }
  };
  const Turn turn(asking_);
  if (turn.before >= most_at_once) return away(provider, "as many answers are waited for as may be at one moment");
  auto heard = ask_(call);
  if (!heard.ok()) return away(provider, heard.error().message);
  return heard;
}

Result<std::string> Directories::document(const Provider& provider, const std::string& address, Instant now) {
  {
    const std::scoped_lock lock(mutex_);
    const auto failed = kept_[provider.name].failed_at;
    if (failed != Instant{} && now >= failed && now - failed < after_failure)
      return away(provider, "it did not answer a moment ago");
  }
  auto heard = asked(provider, {"GET", address, {{"Accept", "application/json"}}, {}, patience, most_bytes});
  if (heard.ok() && heard->status == good) return std::move(heard->body);
  const std::scoped_lock lock(mutex_);
  kept_[provider.name].failed_at = now;
  if (!heard.ok()) return heard.error();
  return away(provider, "it answers with status " + std::to_string(heard->status));
}

Result<Endpoints> Directories::endpoints(const Provider& provider, Instant now) {
  {
    const std::scoped_lock lock(mutex_);
    const auto& kept = kept_[provider.name];
    if (kept.endpoints && now >= kept.endpoints_at && now - kept.endpoints_at < description_time)
      return *kept.endpoints;
  }
  MUSTER_TRY(text, document(provider, description_address(provider), now));
  auto read = parse_endpoints(text, provider);
  if (!read.ok()) return away(provider, read.error().message);
  MUSTER_CHECK(check_addresses(provider, *read, reach_));
  const std::scoped_lock lock(mutex_);
  auto& kept = kept_[provider.name];
  kept.endpoints = *read;
  kept.endpoints_at = now;
  return read;
}

Result<std::string> Directories::keys(const Provider& provider, Instant now) {
  {
    const std::scoped_lock lock(mutex_);
    const auto& kept = kept_[provider.name];
    if (!kept.keys.empty() && now >= kept.keys_at && now - kept.keys_at < description_time) return kept.keys;
  }
  MUSTER_TRY(where, endpoints(provider, now));
  MUSTER_TRY(text, document(provider, where.keys, now));
  const std::scoped_lock lock(mutex_);
  auto& kept = kept_[provider.name];
  kept.keys = text;
  kept.keys_at = now;
  return text;
}

std::optional<std::string> Directories::newer_keys(const Provider& provider, const std::string& than, Instant now) {
  {
    const std::scoped_lock lock(mutex_);
    auto& kept = kept_[provider.name];
    if (kept.keys != than) return kept.keys;  // somebody else fetched them meanwhile
    if (kept.renewed_at != Instant{} && now >= kept.renewed_at && now - kept.renewed_at < between_renewals)
      return std::nullopt;
    kept.renewed_at = now;  // nobody else asks while this one does
  }
  const auto where = endpoints(provider, now);
  if (!where.ok()) return std::nullopt;
  auto text = document(provider, where->keys, now);
  if (!text.ok() || *text == than) return std::nullopt;
  const std::scoped_lock lock(mutex_);
  auto& kept = kept_[provider.name];
  kept.keys = *text;
  kept.keys_at = now;
  return *text;
}

void Directories::add_person(const Provider& provider, const Endpoints& endpoints, const std::string& access_token,
                             Claims& claims) {
  const bool lacks = claims.email.empty() || claims.all.find(provider.groups_claim) == nullptr;
  if (!lacks || endpoints.person.empty() || access_token.empty()) return;
  const auto heard = asked(provider, {"GET",
                                      endpoints.person,
                                      {{"Accept", "application/json"}, {"Authorization", "Bearer " + access_token}},
                                      {},
                                      patience,
                                      most_bytes});
  const auto said = heard.ok() && heard->status == good ? json_of(heard->body) : std::nullopt;
  // Core 1.0, 5.3.2: of another subject it must not be used.
  if (!said || text_of(*said, "sub") != claims.subject) return;
  if (claims.email.empty()) {
    claims.email = text_of(*said, "email");
    claims.email_verified = truth_of(*said, "email_verified");
  }
  Json::Object all = *claims.all.object();
  for (const auto& [name, value] : *said->object())
    if (claims.all.find(name) == nullptr) all.emplace_back(name, value);
  claims.all = Json(Json::Value(std::move(all)));
}

Result<Claims> Directories::claims_of(const Provider& provider, const Code& code, Instant now) {
  MUSTER_TRY(where, endpoints(provider, now));
  MUSTER_TRY(heard, asked(provider, spending(provider, where, code)));
  const auto reply = json_of(heard.body);
  if (heard.status != good || !reply) {
    // Its own words may hold anything; which of the standard's words it was, whoever runs the site must know.
    const auto word = reply ? text_of(*reply, "error") : std::string();
    if (heard.status >= 500) return away(provider, "its token endpoint answers with " + std::to_string(heard.status));
    return refused(provider, "did not take back the code that it gave out. Try again.",
                   "token endpoint " + std::to_string(heard.status) + " " + error_word(word));
  }
  const auto token = text_of(*reply, "id_token");
  MUSTER_TRY(known, keys(provider, now));
  const Expected expected{provider.issuer, provider.client, code.nonce, now};
  auto read = read_id_token(token, known, expected);
  const auto is_by_other_key = [&] {
    return !read.faults.empty() &&
           (read.faults.front() == TokenFault::unknown_key || read.faults.front() == TokenFault::signature);
  };
  if (is_by_other_key())
    if (const auto newer = newer_keys(provider, known, now)) read = read_id_token(token, *newer, expected);
  if (!read.faults.empty()) {
    auto error = fault_error(read, provider.title);
    error.detail = "token " + std::string(fault_word(read.faults.front()));
    return error;
  }
  add_person(provider, where, text_of(*reply, "access_token"), read.claims);
  return std::move(read.claims);
}

Result<SignedOut> Directories::signed_out(const Provider& provider, const std::string& token, Instant now) {
  MUSTER_TRY(known, keys(provider, now));
  auto read = read_logout_token(token, known, provider.issuer, provider.client, now);
  if (read.fault && (*read.fault == TokenFault::unknown_key || *read.fault == TokenFault::signature))
    if (const auto newer = newer_keys(provider, known, now))
      read = read_logout_token(token, *newer, provider.issuer, provider.client, now);
  if (read.fault) {
    auto error = bad_input("The logout token is not valid.");
    error.detail = "logout token " + std::string(fault_word(*read.fault));
    return error;
  }
  return std::move(read.signed_out);
}

std::vector<std::string> directory_errors(const std::vector<Provider>& providers, const outbound::Reach& reach,
                                          Instant now) {
  std::vector<std::string> found;
  Directories directories(providers, {}, reach);
  for (const auto& provider : providers) {
    const auto told = directories.endpoints(provider, now);
    if (!told.ok()) found.push_back("The directory \"" + provider.name + "\" cannot be used: " + told.error().detail);
  }
  return found;
}

}  // namespace muster::directory
