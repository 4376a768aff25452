#pragma once
// A directory that knows who works in an organisation and vouches for them when they sign in: OpenID Connect Core 1.0
// and Discovery 1.0. An administrator names directories in a file; what they can do, each tells itself.

#include <muster/kit/base/result.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace muster::directory {

struct Provider {
  std::string name;   ///< in addresses: small letters, digits and hyphens
  std::string title;  ///< on the button: "Borough of Camden"
  std::string
      issuer;  ///< "https://login.microsoftonline.com/TENANT/v2.0", as the directory writes it, letter by letter
  std::string client;  ///< by which the directory knows this Muster
  std::string secret;  ///< of the client; empty for a public client
  std::string scopes = "openid email profile";
  std::string groups_claim = "groups";  ///< the claim that lists whoever signs in belongs to
  std::string domains{};  ///< "camden.gov.uk, example.org": of addresses that it may vouch for; empty: any
};

/// Whether the directory may say whose that address is.
[[nodiscard]] bool may_vouch_for(const Provider& provider, std::string_view email);

/// Directories of a file of properties: "camden.title = Borough of Camden", a line for each, `file` for messages. A
/// title, an issuer and a client must be there. Errors: bad_input, naming file, directory and what to write; where
/// several things are wrong, each is a diagnostic too.
[[nodiscard]] Result<std::vector<Provider>> parse_providers(std::string_view text, const std::string& file);

/// Where a directory does what: of its own description at ISSUER/.well-known/openid-configuration.
struct Endpoints {
  std::string authorization;
  std::string token;
  std::string keys;
  std::string end_session;             ///< empty where it cannot end a session
  std::string person;                  ///< where it says more of whoever signed in (`userinfo`); may be empty
  bool names_itself_in_reply = false;  ///< sends `iss` back with a code (RFC 9207)
  bool posts_secret = false;           ///< wants the client's secret in the body and not in a heading
};
/// "https://id.example.org/.well-known/openid-configuration".
[[nodiscard]] std::string description_address(const Provider& provider);
/// Reads it. Errors: unavailable where it is no such description, is another issuer's, or cannot do what is asked of it
/// (codes, PKCE by S256).
[[nodiscard]] Result<Endpoints> parse_endpoints(std::string_view json, const Provider& provider);

}  // namespace muster::directory
