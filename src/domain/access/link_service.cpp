// Links that sign in: asked for, written, looked at, spent.
#include "access_sql.hpp"
#include "team_sql.hpp"

#include <muster/domain/access/return_path.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/markup.hpp>
#include <muster/platform/mail/message.hpp>

#include <algorithm>

namespace muster::access {
namespace {

/// "browser hash" and "next", in the outbox's detail.
std::string detail_of(const std::string& browser, const std::string& next) {
  return fingerprint(browser) + " " + own_path_or_home(next);
}

bool holds(const sql::Link& link, Instant now) { return now < link.expires && now >= link.expires - link_time; }

bool is_of(const sql::Link& link, const std::string& browser) {
  return link.browser_hash.empty() || link.browser_hash == fingerprint(browser);
}

}  // namespace

Result<std::string> print_link(store::Database& database, const store::Doing& doing, const std::string& email) {
  MUSTER_TRY(account, find_account(database, email));
  const auto secret = new_id();
  return database.write([&](store::Session& session) -> Result<std::string> {
    sql::insert_link(session, fingerprint(secret), {account.id, "", own_path_or_home(""), doing.at + link_time});
    store::leave_trace(session, doing, "sign-in link printed", "account", account.id);
    return secret;
  });
}

Result<std::string> site_address(store::Database& database) {
  return database.read([](store::Session& session) -> Result<std::string> { return sql::site_address(session); });
}

Outcome keep_site_address(store::Database& database, const std::string& address) {
  MUSTER_TRY(before, site_address(database));
  if (before == address) return Done{};
  return database.write([&](store::Session& session) -> Outcome {
    sql::keep_site_address(session, address);
    return Done{};
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
  draft.detail = detail_of(browser, next);
  draft.send_within = std::chrono::minutes(30);  // nobody waits longer for a link
  return database.write([&](store::Session& session) -> Outcome {
    mail::enqueue(session, now, draft);
    return Done{};
  });
}

Result<std::optional<LinkMail>> write_link_mail(store::Database& database, Instant now, const mail::Claimed& claimed,
                                                const std::string& site) {
  const auto space = claimed.draft.detail.find(' ');
  const auto browser_hash = claimed.draft.detail.substr(0, space);
  const auto next = own_path_or_home(space == std::string::npos ? "" : claimed.draft.detail.substr(space + 1));
  const auto secret = new_id();
  MUSTER_TRY(account, database.write([&](store::Session& session) -> Result<std::optional<Account>> {
    auto found = sql::account_by_email(session, claimed.draft.recipient);
    if (found) sql::insert_link(session, fingerprint(secret), {found->id, browser_hash, next, now + link_time});
    return found;
  }));
  if (!account) return std::optional<LinkMail>{};
  const auto address = site + "/sign-in/" + secret;
  LinkMail written;
  written.subject = claimed.draft.subject;
  written.text = "Open this link in the browser in which you asked for it:\n\n" + address +
                 "\n\nIt signs you in to Muster once, within ten minutes. If you did not ask for it, do nothing: "
                 "without the\nbrowser that asked, it opens nothing.\n";
  written.html =
      "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>" + escaped(written.subject) +
      "</title></head>\n<body><p>Open this link in the browser in which you asked for it:</p>\n<p><a href=\"" +
      escaped(address) +
      "\">Sign in to Muster</a></p>\n<p>It signs you in once, within ten minutes. If you did not ask for it, do "
      "nothing: "
      "without the browser that asked, it opens nothing.</p></body></html>\n";
  if (!account->roles.empty()) written.programme_id = account->roles.front().programme_id;
  return std::optional(std::move(written));
}

Result<std::optional<LinkMail>> write_welcome_mail(store::Database& database, const mail::Claimed& claimed,
                                                   const std::string& site) {
  const auto& programme_id = claimed.draft.detail;
  MUSTER_TRY(held, database.read([&](store::Session& session) -> Result<std::optional<HeldRole>> {
    const auto account = sql::account_by_email(session, claimed.draft.recipient);
    if (!account) return std::optional<HeldRole>{};
    const auto found = std::ranges::find(account->roles, programme_id, &HeldRole::programme_id);
    return found == account->roles.end() ? std::nullopt : std::optional(*found);
  }));
  if (!held) return std::optional<LinkMail>{};
  const auto address = site + "/sign-in";
  const auto opening = "You may sign in to Muster for " + held->programme +
                       ". Your role there: " + std::string(role_name(held->role)) + ".";
  const std::string rest =
      "Give this e-mail address there and a link comes by mail, good for ten minutes in the browser in which you "
      "asked. "
      "There is no password. If you do not know why you got this message, do nothing.";
  LinkMail written;
  written.subject = claimed.draft.subject;
  written.text = opening + "\n\n" + address + "\n\n" + rest + "\n";
  written.html = "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>" +
                 escaped(written.subject) + "</title></head>\n<body><p>" + escaped(opening) + "</p>\n<p><a href=\"" +
                 escaped(address) + "\">Sign in to Muster</a></p>\n<p>" + escaped(rest) + "</p></body></html>\n";
  written.programme_id = programme_id;
  return std::optional(std::move(written));
}

Result<LinkState> look_at_link(store::Database& database, Instant now, const std::string& secret,
                               const std::string& browser) {
  return database.read([&](store::Session& session) -> Result<LinkState> {
    const auto link = sql::link(session, fingerprint(secret));
    if (!link || !holds(*link, now)) return LinkState::gone;
    return is_of(*link, browser) ? LinkState::good : LinkState::of_other_browser;
  });
}

Result<Entered> spend_link(store::Database& database, Instant now, const std::string& secret,
                           const std::string& browser, const std::string& browser_name, const std::string& before) {
  Entered entered{new_id(), new_id(), {}};
  return database.write([&](store::Session& session) -> Result<Entered> {
    const auto hash = fingerprint(secret);
    const auto link = sql::link(session, hash);
    if (!link || !holds(*link, now)) return not_found("This link is used up or its ten minutes are over.");
    if (!is_of(*link, browser))
      return Problem{ProblemKind::not_allowed, "This link was asked for in another browser. Open it there.", {}, {}};
    // Where two spend it at one moment, one of them finds it gone.
    if (!sql::erase_link(session, hash)) return not_found("This link is used up or its ten minutes are over.");
    if (!before.empty()) sql::erase_session_by_hash(session, fingerprint(before));
    sql::insert_session(session, fingerprint(entered.session), new_id(), link->account_id, browser_name, now);
    sql::know_browser(session, fingerprint(entered.known), link->account_id, now);
    sql::mark_seen_on(session, link->account_id, iso_date(day_in_london(now)));
    store::leave_trace(session, {link->account_id, now}, "signed in", "account", link->account_id);
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
