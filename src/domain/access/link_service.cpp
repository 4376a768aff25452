// Links that sign in: asked for, looked at, spent.
#include "access_sql.hpp"
#include "entering.hpp"
#include "link_request.hpp"

#include <muster/domain/access/access_mail.hpp>
#include <muster/domain/access/return_path.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/platform/mail/message.hpp>
#include <muster/platform/store/setting.hpp>

namespace muster::access {
namespace {

bool holds(const sql::Link& link, Instant now) { return now < link.expires && now >= link.expires - link_time; }

constexpr const char* site_setting = "site address";

bool is_of(const sql::Link& link, const std::string& browser) {
  return link.browser_hash.empty() || link.browser_hash == fingerprint(browser);
}

}  // namespace

LinkRequest LinkRequest::from_detail(const std::string& detail) {
  const auto space = detail.find(' ');
  return {detail.substr(0, space), own_path_or_home(space == std::string::npos ? "" : detail.substr(space + 1))};
}

Result<std::string> print_link(store::Database& database, const store::AuditContext& audit, const std::string& email) {
  MUSTER_TRY(account, find_account(database, email));
  const auto secret = new_id();
  return database.write([&](store::Session& session) -> Result<std::string> {
    sql::insert_link(session, fingerprint(secret), {account.id, "", own_path_or_home(""), audit.at + link_time});
    store::write_audit(session, audit, "sign-in link printed", "account", account.id);
    return secret;
  });
}

Result<std::string> site_address(store::Database& database) {
  return database.read([](store::Session& session) -> Result<std::string> {
    return store::kept_setting(session, site_setting).value_or(std::string());
  });
}

Outcome keep_site_address(store::Database& database, const std::string& address) {
  MUSTER_TRY(before, site_address(database));
  if (before == address) return Success{};
  return database.write([&](store::Session& session) -> Outcome {
    store::keep_setting(session, site_setting, address);
    return Success{};
  });
}

Outcome ask_for_link(store::Database& database, Instant now, const std::string& email, const std::string& browser,
                     const std::string& next) {
  const auto address = mail::folded_address(email);
  MUSTER_CHECK(mail::check_address(address));
  mail::Draft draft;
  draft.kind = link_mail;
  draft.recipient = address;
  draft.subject = "Your link to sign in";
  draft.detail = LinkRequest{fingerprint(browser), own_path_or_home(next)}.detail();
  draft.send_within = std::chrono::minutes(30);  // nobody waits longer for a link
  return database.write([&](store::Session& session) -> Outcome {
    mail::enqueue(session, now, draft);
    return Success{};
  });
}

Result<LinkState> look_at_link(store::Database& database, Instant now, const std::string& secret,
                               const std::string& browser) {
  return database.read([&](store::Session& session) -> Result<LinkState> {
    const auto link = sql::link(session, fingerprint(secret));
    if (!link || !holds(*link, now)) return LinkState::gone;
    return is_of(*link, browser) ? LinkState::good : LinkState::of_other_browser;
  });
}

Result<SignInResult> spend_link(store::Database& database, Instant now, const std::string& secret,
                                const std::string& browser, const std::string& browser_name,
                                const std::string& before) {
  return database.write([&](store::Session& session) -> Result<SignInResult> {
    const auto hash = fingerprint(secret);
    const auto link = sql::link(session, hash);
    if (!link || !holds(*link, now)) return not_found("This link is used up or its ten minutes are over.");
    if (!is_of(*link, browser))
      return Error{ErrorKind::not_allowed, "This link was asked for in another browser. Open it there.", {}, {}};
    // Where two spend it at one moment, one of them finds it gone.
    if (!sql::delete_link(session, hash)) return not_found("This link is used up or its ten minutes are over.");
    auto entered = enter(session, now, link->account_id, browser_name, before, {});
    entered.next = own_path_or_home(link->next);
    return entered;
  });
}

Result<bool> knows_browser(store::Database& database, const std::string& email, const std::string& known) {
  const auto address = mail::folded_address(email);
  return database.read([&](store::Session& session) -> Result<bool> {
    return sql::knows_browser(session, fingerprint(known), address);
  });
}

}  // namespace muster::access
