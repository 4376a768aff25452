// Finds or makes the account of somebody whom a directory sent.
#include <muster/domain/directory/role_rule.hpp>
#include <muster/domain/directory/sign_in_service.hpp>

#include "directory_sql.hpp"
#include "signed_token.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/sealed_text.hpp>
#include <muster/platform/mail/message.hpp>

#include <array>
#include <variant>

namespace muster::directory {

namespace {

constexpr std::size_t block = 128;
constexpr std::size_t longest_email = 254;

std::string hash_of_session(const Provider& provider, const std::string& session) {
  return session.empty() ? std::string() : fingerprint("session of a directory\n" + provider.issuer + "\n" + session);
}

std::string place_of(const Provider& provider) { return "joining by " + provider.name; }

/// The address that the directory vouches for, folded; or why it vouches for none that may be used.
std::variant<std::string, Entrance::Why> vouched_address(const Provider& provider, const Claims& claims) {
  auto folded = mail::folded_address(claims.email);
  if (claims.email.empty() || !mail::check_address(folded).ok()) return Entrance::Why::no_address;
  if (!claims.email_verified)
    return claim_text(claims.all, "email_verified") == "true" ? Entrance::Why::verified_as_text
                                                              : Entrance::Why::not_verified;
  if (!may_vouch_for(provider, claims.email)) return Entrance::Why::other_domain;
  return folded;
}

Entrance to_be_joined(Entrance::Why why) { return {Entrance::Way::to_be_joined, why, {}}; }

}  // namespace

Result<bool> spend_once(store::Database& database, Instant now, const std::string& what, Instant ends) {
  const auto hash = fingerprint("spent\n" + what);
  return database.write([&](store::Session& session) -> Result<bool> { return sql::spend(session, hash, ends, now); });
}

Result<Entrance> enter(store::Database& database, Instant now, const Provider& provider, const Claims& claims,
                       const std::string& browser_name, const std::string& before) {
  using Way = Entrance::Way;
  const access::Identity identity{provider.issuer, claims.subject};
  const auto vouched = vouched_address(provider, claims);
  const auto* address = std::get_if<std::string>(&vouched);
  return database.write([&](store::Session& session) -> Result<Entrance> {
    const auto roles = roles_by(sql::rules_of(session, provider.name), provider.name, claims.all);
    auto account = access::account_of(session, identity);
    if (!account) {
      if (address == nullptr) return to_be_joined(std::get<Entrance::Why>(vouched));
      account = access::account_with_address(session, *address);
      if (!account && roles.empty()) return Entrance{Way::unknown, {}, {}};
      if (account && access::is_joined(session, *account, provider.issuer))
        return to_be_joined(Entrance::Why::of_another);
      if (!account) account = access::add_account(session, now, *address);
      MUSTER_CHECK(access::join(session, {*account, now}, *account, identity, provider.name));
    }
    if (!access::renew_roles(session, now, *account, provider.name, roles)) return Entrance{Way::unknown, {}, {}};
    return Entrance{Way::signed_in,
                    {},
                    access::begin_session(session, now, *account, browser_name, before,
                                          {provider.name, hash_of_session(provider, claims.session)})};
  });
}

std::string sealed_pending(std::string_view key, const Provider& provider, const Pending& pending, Instant now) {
  const auto email = pending.email.size() > longest_email ? std::string() : pending.email;
  return sealed_text(iso_instant(now) + "\n" + pending.identity.issuer + "\n" + pending.identity.subject + "\n" + email,
                     key, place_of(provider), block);
}

std::optional<Pending> opened_pending(std::string_view key, const Provider& provider, const std::string& sealed,
                                      Instant now) {
  const auto plain = opened_text(sealed, key, place_of(provider), block);
  if (!plain) return std::nullopt;
  std::array<std::string, 4> parts;
  std::string_view rest = *plain;
  for (std::size_t at = 0; at < parts.size(); ++at) {
    const auto end = at + 1 == parts.size() ? rest.size() : rest.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    parts.at(at) = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  const auto began = parse_instant(parts[0]);
  if (!began.ok() || now < *began || now - *began >= pending_time || parts[1] != provider.issuer) return std::nullopt;
  return Pending{{parts[1], parts[2]}, parts[3]};
}

Outcome join(store::Database& database, const store::AuditContext& audit, const std::string& account_id,
             const Provider& provider, const Pending& pending) {
  return database.write([&](store::Session& session) -> Outcome {
    return access::join(session, audit, account_id, pending.identity, provider.name);
  });
}

Result<std::int64_t> end_sessions(store::Database& database, Instant now, const Provider& provider,
                                  const SignedOut& out) {
  return database.write([&](store::Session& session) -> Result<std::int64_t> {
    const auto token = fingerprint("logout token\n" + provider.issuer + "\n" + out.token);
    if (!out.token.empty() && !sql::spend(session, token, now + logout_time + 2 * clock_skew, now))
      return std::int64_t{0};
    const auto account =
        out.subject.empty() ? std::nullopt : access::account_of(session, {provider.issuer, out.subject});
    if (out.session.empty() && !account) return std::int64_t{0};
    return access::end_vouched_sessions(session, now, {provider.name, hash_of_session(provider, out.session)},
                                        account.value_or(std::string()));
  });
}

}  // namespace muster::directory
