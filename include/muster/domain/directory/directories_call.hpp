#pragma once
// The directories of this site, asked: where each does what, by which keys it signs, and who came back with a code.
// What they say of themselves is kept for an hour in this process.

#include <muster/domain/directory/logout_token.hpp>
#include <muster/domain/directory/provider.hpp>
#include <muster/platform/outbound/call.hpp>

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace muster::directory {

/// How long what a directory says of itself is believed.
inline constexpr std::chrono::minutes description_time{60};
/// A key that is not known may be new: so often it is looked for at most.
inline constexpr std::chrono::seconds between_renewals{60};
/// A directory that did not answer is left alone so long.
inline constexpr std::chrono::seconds after_failure{10};
/// Answers that are waited for at one moment, so that a slow directory leaves others their turn.
inline constexpr int most_at_once = 6;

/// Asks another server. Tests give their own.
using Ask = std::function<Result<outbound::Heard>(const outbound::Call&)>;

/// What came back with a browser, and what was remembered of its try.
struct Code {
  std::string code;
  std::string nonce;
  std::string verifier;
  std::string returns_to;  ///< the address to which the browser was sent back
};

class Directories {
 public:
  /// None: every name is unknown.
  Directories() = default;
  /// `key` of the site, at least 32 random letters.
  Directories(std::vector<Provider> providers, std::string key, outbound::Reach reach);
  Directories(std::vector<Provider> providers, std::string key, outbound::Reach reach, Ask ask);

  [[nodiscard]] const std::vector<Provider>& all() const { return providers_; }
  /// Null where there is none of that name.
  [[nodiscard]] const Provider* find(const std::string& name) const;
  [[nodiscard]] const std::string& key() const { return key_; }

  // Safe to call from many threads. Errors: unavailable where the directory does not answer as it should; its message
  // is for whoever wanted to sign in, its detail for the log.
  [[nodiscard]] Result<Endpoints> endpoints(const Provider& provider, Instant now);
  /// Spends the code and reads the token; asks for the address where the token has none. Errors besides: not_allowed
  /// where the code or the token is refused; the detail is a word for the log.
  [[nodiscard]] Result<Claims> claims_of(const Provider& provider, const Code& code, Instant now);
  /// Errors besides: bad_input where the token is not what it should be; the detail is a word for the log.
  [[nodiscard]] Result<SignedOut> signed_out(const Provider& provider, const std::string& token, Instant now);

 private:
  struct Kept {
    std::optional<Endpoints> endpoints;
    Instant endpoints_at;
    std::string keys;
    Instant keys_at;
    Instant renewed_at;  ///< when they were looked for because a key was not known
    Instant failed_at;
  };
  [[nodiscard]] Result<outbound::Heard> asked(const Provider& provider, const outbound::Call& call);
  [[nodiscard]] Result<std::string> document(const Provider& provider, const std::string& address, Instant now);
  [[nodiscard]] Result<std::string> keys(const Provider& provider, Instant now);
  /// Other keys than those, fetched anew; nothing where it is too soon to ask, or there are no others.
  [[nodiscard]] std::optional<std::string> newer_keys(const Provider& provider, const std::string& than, Instant now);
  /// Adds what the ID token left out, where the directory tells it of the same subject.
  void add_person(const Provider& provider, const Endpoints& endpoints, const std::string& access_token,
                  Claims& claims);

  std::vector<Provider> providers_;
  std::string key_;
  outbound::Reach reach_;
  Ask ask_;
  std::mutex mutex_;
  std::map<std::string, Kept> kept_;
  std::atomic<int> asking_{0};
};

/// What is wrong with the directories of a file, and with each that cannot be asked; each a sentence. For the check of
/// settings.
[[nodiscard]] std::vector<std::string> directory_errors(const std::vector<Provider>& providers,
                                                        const outbound::Reach& reach, Instant now);

}  // namespace muster::directory
