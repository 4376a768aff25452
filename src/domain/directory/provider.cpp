// Reads what an administrator wrote, and what a directory says of itself.
#include <muster/domain/directory/provider.hpp>
#include <muster/kit/base/json_reader.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/trim.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace muster::directory {

namespace {

constexpr std::size_t longest_name = 40;
constexpr auto keys =
    std::to_array<std::string_view>({"title", "issuer", "client", "secret", "scopes", "groups-claim", "domains"});

std::string* part_of(Provider& provider, std::string_view key) {
  const std::array<std::string*, keys.size()> parts{&provider.title,  &provider.issuer, &provider.client,
                                                    &provider.secret, &provider.scopes, &provider.groups_claim,
                                                    &provider.domains};
  const auto* const found = std::ranges::find(keys, key);
  return found == keys.end() ? nullptr : parts.at(static_cast<std::size_t>(found - keys.begin()));
}

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= longest_name && std::ranges::all_of(text, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
  });
}

Outcome read_line(std::vector<Provider>& providers, std::string_view line, const std::string& where) {
  const auto equals = line.find('=');
  const auto dot = line.find('.');
  if (equals == std::string_view::npos || dot == std::string_view::npos || dot > equals)
    return bad_input(where + ": write a line as camden.issuer = https://id.example.org.");
  const std::string name(trimmed_view(line.substr(0, dot)));
  const std::string key(trimmed_view(line.substr(dot + 1, equals - dot - 1)));
  if (!is_name(name))
    return bad_input(where + ": a directory's name has small letters, digits and hyphens, 40 at most.");
  auto found = std::ranges::find(providers, name, &Provider::name);
  if (found == providers.end()) {
    providers.emplace_back().name = name;
    found = providers.end() - 1;
  }
  auto* const part = part_of(*found, key);
  if (part == nullptr)
    return bad_input(where + ": there is no \"" + key +
                     "\" of a directory; there are title, issuer, client, secret, scopes, groups-claim and domains.");
  *part = trimmed_view(line.substr(equals + 1));
  return Success{};
}

/// All that a directory lacks, each a sentence.
void note_missing(const Provider& provider, const std::string& file, std::vector<std::string>& faults) {
  const auto lacks = [&](const std::string& part, const char* name) {
    if (part.empty())
      faults.push_back(file + ": the directory \"" + provider.name + "\" has no " + name + ". Write " + provider.name +
                       "." + name + " = ...");
  };
  lacks(provider.title, "title");
  lacks(provider.issuer, "issuer");
  lacks(provider.client, "client");
  if ((" " + provider.scopes + " ").find(" openid ") == std::string::npos)
    faults.push_back(file + ": the scopes of \"" + provider.name + "\" must name openid.");
}

/// The one sentence, or how many there are with each as a diagnostic.
Error all_of(const std::vector<std::string>& faults, const std::string& file) {
  if (faults.size() == 1) return bad_input(faults.front());
  auto error = bad_input(file + " has " + counted(static_cast<std::int64_t>(faults.size()), "fault", "faults") + ".");
  for (const auto& fault : faults) {
    Diagnostic one;
    one.message = fault;
    error.diagnostics.push_back(std::move(one));
  }
  return error;
}

Error not_fit(const Provider& provider, const std::string& why) {
  return {ErrorKind::unavailable, provider.title + " cannot be asked who you are: " + why, {}, {}};
}

std::string text_of(const Json& json, std::string_view name) {
  const auto* const member = json.find(name);
  const auto* const text = member == nullptr ? nullptr : member->text();
  return text == nullptr ? std::string() : *text;
}

/// Whether a list of the description holds the word; where there is no list, what the standard says it would be.
bool offers(const Json& json, std::string_view list, std::string_view word, bool unsaid) {
  const auto* const member = json.find(list);
  const auto* const words = member == nullptr ? nullptr : member->array();
  if (words == nullptr) return unsaid;
  return std::ranges::any_of(*words, [&](const Json& each) { return each.text() != nullptr && *each.text() == word; });
}

}  // namespace

bool may_vouch_for(const Provider& provider, std::string_view email) {
  const auto at = email.rfind('@');
  if (at == std::string_view::npos) return false;
  if (trimmed_view(provider.domains).empty()) return true;
  const auto folded = [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  };
  const auto same = [&](char left, char right) { return folded(left) == folded(right); };
  for (std::string_view rest = provider.domains; !rest.empty();) {
    const auto end = std::min(rest.find(','), rest.size());
    if (std::ranges::equal(trimmed_view(rest.substr(0, end)), email.substr(at + 1), same)) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

Result<std::vector<Provider>> parse_providers(std::string_view text, const std::string& file) {
  std::vector<Provider> providers;
  std::vector<std::string> faults;
  std::vector<std::string_view> misread;  // what a line would have said is not missing beside it
  for (std::size_t number = 1; !text.empty(); ++number) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = trimmed_view(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    if (const auto read = read_line(providers, line, file + ", line " + std::to_string(number)); !read.ok()) {
      faults.push_back(read.error().message);
      misread.push_back(trimmed_view(line.substr(0, line.find('.'))));
    }
  }
  for (const auto& provider : providers)
    if (std::ranges::find(misread, provider.name) == misread.end()) note_missing(provider, file, faults);
  if (!faults.empty()) return all_of(faults, file);
  return providers;
}

std::string description_address(const Provider& provider) {
  auto issuer = provider.issuer;
  while (issuer.ends_with('/')) issuer.pop_back();
  return issuer + "/.well-known/openid-configuration";
}

Result<Endpoints> parse_endpoints(std::string_view json, const Provider& provider) {
  const auto read = read_json(json, {}, [](std::string_view each) -> Result<std::string> { return std::string(each); });
  if (!read.ok() || read->object() == nullptr) return not_fit(provider, "its description cannot be read.");
  // Discovery 1.0, 4.3: else one directory could speak for another.
  if (text_of(*read, "issuer") != provider.issuer)
    return not_fit(provider, "its description names another issuer than the settings do.");
  Endpoints endpoints{text_of(*read, "authorization_endpoint"), text_of(*read, "token_endpoint"),
                      text_of(*read, "jwks_uri"), text_of(*read, "end_session_endpoint"),
                      text_of(*read, "userinfo_endpoint")};
  if (endpoints.authorization.empty() || endpoints.token.empty() || endpoints.keys.empty())
    return not_fit(provider, "its description lacks an address.");
  if (!offers(*read, "response_types_supported", "code", false)) return not_fit(provider, "it gives out no codes.");
  // Who does not list ways of PKCE may know them all the same (Entra does); who lists others does not.
  if (!offers(*read, "code_challenge_methods_supported", "S256", true))
    return not_fit(provider, "it does not know PKCE by S256.");
  const auto* const names_itself = read->find("authorization_response_iss_parameter_supported");
  endpoints.names_itself_in_reply =
      names_itself != nullptr && names_itself->truth() != nullptr && *names_itself->truth();
  endpoints.posts_secret = !offers(*read, "token_endpoint_auth_methods_supported", "client_secret_basic", true) &&
                           offers(*read, "token_endpoint_auth_methods_supported", "client_secret_post", false);
  return endpoints;
}

}  // namespace muster::directory
