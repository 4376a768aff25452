// Decides who gets a link and a reminder, and tells of links without telling when one person answered.
#include <muster/domain/feedback/answer_link_service.hpp>

#include "answer_link_sql.hpp"
#include "domain/feedback/feedback_sql.hpp"
#include "link_secret.hpp"
#include "link_standing_service.hpp"
#include "people_to_ask_service.hpp"
#include "spent_link_service.hpp"

#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/event_zone_sql.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/jobs/job_service.hpp>

namespace muster::feedback {
namespace {

constexpr std::size_t people_in_a_look = 1000;

Result<Round> round_with_form(store::Session& session, const events::Event& about) {
  auto round = sql::uncounted_round(session, about.id);
  if (!round) return conflict("There is no form for " + about.title + " yet. Publish one first.");
  return *std::move(round);
}

Result<Round> counted_round_with_form(store::Session& session, const events::Event& about) {
  auto round = sql::round_by_event(session, about.id);
  if (!round) return conflict("There is no form for " + about.title + " yet. Publish one first.");
  return *std::move(round);
}

/// Why no link goes out now.
Outcome may_be_sent(const Round& round, LinkMail kind, Instant now) {
  const auto state = state_at(round, now);
  if (state == RoundState::closed) return conflict("The form is closed, so nothing was sent.");
  if (!is_mailed(round.answered_by))
    return conflict(
        "Set who may answer first: links go out by mail to delegates, to those who came, or to people of "
        "the programme. Nothing was sent.");
  if (kind == LinkMail::reminder && state == RoundState::draft)
    return conflict("The form is not open yet, so nobody is reminded. Open it first; nothing was sent.");
  return Success{};
}

/// Of an anonymous round, by what may be known of it: its sendings, and not whom they reached.
void look_at_reminders(store::Session& session, LinkForecast& forecast, Instant now) {
  if (!forecast.round.form->anonymous) return;
  const auto mailings = sql::sent_mailings(session, forecast.round.id);
  std::optional<Instant> last_links;
  for (const auto& each : mailings)
    if (each.kind == LinkMail::link && !last_links) last_links = each.at;
  std::int64_t whole = 0;
  for (const auto& each : mailings) {
    if (each.kind != LinkMail::reminder) continue;
    if (each.at + least_between_mails > now && !each.taken_back && !forecast.next_reminder)
      forecast.next_reminder = each.at + least_between_mails;
    if (!each.taken_back && last_links && each.at >= *last_links + least_between_mails) ++whole;
  }
  forecast.all_reminded = whole >= most_mails_of_a_link - 1;
}

/// Counts whom the mail would go to, and why not to the others.
void count_people(store::Session& session, LinkForecast& forecast, LinkMail kind, Instant now) {
  PeopleToAsk people(forecast.round, forecast.about, events::asked(session, forecast.about.id).whole_id,
                     day_in_london(now));
  const LinksSoFar links(session, forecast.round, now);
  const auto wanted = kind == LinkMail::link ? Standing::wanting : Standing::due;
  for (auto some = people.next(session, people_in_a_look); !some.empty();
       some = people.next(session, people_in_a_look)) {
    forecast.anybody = true;
    for (const auto& person : some) {
      const auto standing = links.standing(session, person.id, person.email);
      forecast.any_link = forecast.any_link || links.link_of(person.id) != nullptr;
      if (standing == wanted) {
        ++forecast.mails;
        if (forecast.name.empty()) forecast.name = person.name;
      } else if (standing == Standing::unreachable) {
        if (!person.email.empty())
          ++forecast.bounced;
        else if (links.link_of(person.id) == nullptr)
          ++forecast.without;
      } else if (kind == LinkMail::reminder && (standing == Standing::waiting || standing == Standing::resting)) {
        ++forecast.resting;
      }
    }
  }
  if (kind == LinkMail::link) return;
  forecast.without = 0;
  forecast.at_most = forecast.round.form->anonymous;
  look_at_reminders(session, forecast, now);
  if (forecast.next_reminder || forecast.all_reminded) forecast.mails = 0;
  // Whose name it is would say that they have not answered.
  if (forecast.mails > 0) forecast.name = "Gwen Abara";
}

Result<LinkForecast> forecast_of(store::Session& session, Instant now, const std::string& event_slug, LinkMail kind) {
  MUSTER_TRY(about, events::find_event(session, event_slug));
  MUSTER_TRY(round, round_with_form(session, about));
  MUSTER_CHECK(may_be_sent(round, kind, now));
  round.state = state_at(round, now);
  LinkForecast forecast{std::move(about), std::move(round), 0, false, 0};
  forecast.zone = events::zone_of(session, forecast.about.id);
  forecast.members_only = sql::is_for_members(session, forecast.round.id);
  forecast.at = now;
  count_people(session, forecast, kind, now);
  return forecast;
}

/// Why this would not be the mail that was looked at.
Outcome is_what_was_seen(const LinkRequest& request, const LinkForecast& forecast) {
  if (forecast.mails == 0) return conflict(why_nobody(forecast, request.kind) + " Nothing was sent.");
  if (request.seen && !forecast.at_most && *request.seen != forecast.mails)
    return conflict("It would now go to " + counted(forecast.mails, "person", "people") +
                    ". Look at the mail again; nothing was sent.");
  return Success{};
}

std::string nobody_asked(const LinkForecast& forecast) {
  if (forecast.members_only) return "None of them is a member today.";
  switch (forecast.round.answered_by) {
    case Answerers::attended:
      return "Nobody is marked as came yet.";
    case Answerers::programme:
      return "Nobody is registered for an event of " + forecast.about.programme + ".";
    default:
      return "Nobody is registered yet.";
  }
}

Error too_many_links(std::int64_t made) {
  const auto left = std::max<std::int64_t>(0, most_links_of_round - made);
  return bad_input(
             "This form has " + counted(made, "link", "links") + " to hand out, and can have " +
             grouped(most_links_of_round) + " at most. " +
             (left == 0 ? std::string("No more can be made") : "Make " + counted(left, "link", "links") + " or fewer") +
             "; where more people are asked, choose anybody who has the form’s address.")
      .at("count");
}

}  // namespace

std::string why_nobody(const LinkForecast& forecast, LinkMail kind) {
  if (forecast.mails > 0) return {};
  if (!forecast.anybody) return nobody_asked(forecast);
  if (kind == LinkMail::link)
    return std::string("Everybody who may answer and has an e-mail address") +
           (forecast.bounced > 0 ? " that takes mail" : "") + " has a link already.";
  if (!forecast.any_link) return "Nobody has a link yet: send links first.";
  if (forecast.all_reminded) return "Nobody is left to remind: whoever has not answered has had two reminders.";
  if (forecast.next_reminder)
    return "A reminder went less than a day ago. The next can go from " +
           long_instant(*forecast.next_reminder, forecast.zone) + ".";
  if (forecast.resting > 0)
    return "Nobody is to be reminded now: those who have not answered had a mail within the last day, or it waits "
           "still.";
  return "Nobody is left to remind: everybody who was sent a link has answered, or has had two reminders.";
}

std::string told_figure(const Round& round, std::int64_t told) {
  constexpr std::int64_t step = 5;
  return tells_in_fives(round) ? grouped(told) + "–" + grouped(told + step - 1) : grouped(told);
}

std::string_view link_mail_name(LinkMail kind) { return kind == LinkMail::link ? "link" : "reminder"; }

booking::MessageWords link_words(LinkMail kind, const events::Event& about) {
  if (kind == LinkMail::reminder)
    return {"A reminder: " + about.title,
            "We have not had your answers yet, and would still like to hear what you think."};
  return {about.title + ": please tell us your views", "We would like to hear what you think."};
}

Outcome set_answerers(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                      Answerers who, bool members_only) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(about, events::find_event(session, event_slug));
    MUSTER_TRY(round, round_with_form(session, about));
    if (state_at(round, audit.at) == RoundState::closed)
      return conflict("The form is closed. Reopen it first.").at("answered_by");
    const bool of_event = events::asked(session, about.id).kind != events::AskedKind::survey;
    if (!of_event && (who == Answerers::delegates || who == Answerers::attended))
      return conflict("A survey has no delegates. Choose people of the programme, or links to hand out.")
          .at("answered_by");
    if (members_only && !is_mailed(who))
      return bad_input(
                 "Members are asked by a link of their own in a mail. Choose delegates, those who came, or people of "
                 "the "
                 "programme.")
          .at("members_only");
    if (round.answered_by == who && sql::is_for_members(session, round.id) == members_only) return Success{};
    round.answered_by = who;
    sql::update_answerers(session, round);
    sql::set_for_members(session, round.id, members_only);
    store::write_audit(session, audit, "who may answer changed", "round", round.id, {"answered_by", "members_only"});
    events::mark_changed(session, about.id);
    return Success{};
  });
}

Result<LinkFigures> link_figures(store::Database& database, Instant now, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<LinkFigures> {
    MUSTER_TRY(about, events::find_event(session, event_slug));
    MUSTER_TRY(round, counted_round_with_form(session, about));
    round.state = state_at(round, now);
    LinkFigures figures;
    figures.has_delegates = events::asked(session, about.id).kind != events::AskedKind::survey;
    const auto counts = sql::count_links(session, round.id);
    figures.links = counts.made;
    figures.failed = LinksSoFar(session, round, now).failed();
    figures.mailed = std::max<std::int64_t>(0, counts.mailed - figures.failed);
    figures.zone = events::zone_of(session, about.id);
    figures.mailings = sql::sent_mailings(session, round.id);
    for (auto& each : figures.mailings)
      if (round.form->anonymous && each.kind == LinkMail::reminder) each.mails = 0;
    figures.as_answers = round.form->anonymous;
    figures.used = figures.as_answers ? std::min(counts.made, told_count(round, round.responses)) : counts.spent;
    figures.in_fives = tells_in_fives(round);
    figures.members_only = sql::is_for_members(session, round.id);
    figures.round = std::move(round);
    return figures;
  });
}

Result<LinkForecast> forecast_links(store::Database& database, Instant now, const std::string& event_slug,
                                    LinkMail kind) {
  return database.read([&](store::Session& session) { return forecast_of(session, now, event_slug, kind); });
}

Result<SentLinks> send_links(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                             const LinkRequest& request, const std::optional<jobs::Order>& job) {
  MUSTER_CHECK(booking::check_subject(request.words.subject));
  MUSTER_CHECK(booking::check_message(request.words.text));
  // Whom it goes to is counted before the writers' line: it may be everybody of a large programme.
  MUSTER_TRY(seen, database.read([&](store::Session& session) -> Result<std::optional<LinkForecast>> {
    if (sql::find_mailing(session, request.id)) return std::optional<LinkForecast>{};
    MUSTER_TRY(forecast, forecast_of(session, audit.at, event_slug, request.kind));
    return std::optional(std::move(forecast));
  }));
  if (seen) MUSTER_CHECK(is_what_was_seen(request, *seen));
  SentLinks sent{request.id.empty() ? new_id() : request.id, seen ? seen->mails : 0, seen && seen->at_most, {}};
  const bool by_job = sent.mails > most_link_mails_at_once;
  MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(about, events::find_event(session, event_slug));
    MUSTER_TRY(round, round_with_form(session, about));
    if (const auto before = sql::find_mailing(session, sent.id)) {
      if (before->round_id != round.id) return conflict("Another mail has this id already, so nothing was sent.");
      return Success{};
    }
    MUSTER_CHECK(may_be_sent(round, request.kind, audit.at));
    if (round.links_stopped) {
      round.links_stopped = false;
      sql::update_answerers(session, round);
    }
    sql::insert_mailing(session, {sent.id, round.id, request.kind, request.words.subject, request.words.text},
                        audit.at);
    if (by_job && job) {
      MUSTER_TRY(id, jobs::order(session, audit, *job));
      sent.job_id = std::move(id);
    }
    store::write_audit(session, audit, request.kind == LinkMail::link ? "links sent" : "reminders sent", "round",
                       round.id);
    return Success{};
  }));
  if (seen && !by_job) {
    const auto nothing_more = [](store::Session&) -> Outcome { return Success{}; };
    MUSTER_CHECK(queue_link_mails(database, audit.at, sent.id, unwatched(), nothing_more));
  }
  return sent;
}

Outcome stop_links(store::Database& database, const store::AuditContext& audit, const std::string& event_slug) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(about, events::find_event(session, event_slug));
    MUSTER_TRY(round, round_with_form(session, about));
    if (round.links_stopped) return Success{};
    round.links_stopped = true;
    sql::update_answerers(session, round);
    store::write_audit(session, audit, "links stopped", "round", round.id);
    return Success{};
  });
}

Result<std::vector<std::string>> make_links(store::Database& database, const store::AuditContext& audit,
                                            const std::string& event_slug, const std::string& site,
                                            std::int64_t count) {
  if (count < 1 || count > most_links_made)
    return bad_input("Make between 1 and " + grouped(most_links_made) + " links at once.").at("count");
  return database.write([&](store::Session& session) -> Result<std::vector<std::string>> {
    MUSTER_TRY(about, events::find_event(session, event_slug));
    MUSTER_TRY(round, round_with_form(session, about));
    if (state_at(round, audit.at) == RoundState::closed) return conflict("The form is closed, so no links were made.");
    if (round.answered_by != Answerers::link)
      return conflict(
          "This form is not answered by links that you hand out. Change who may answer first; no links were made.");
    const auto handed_out = sql::count_nameless_links(session, round.id);
    if (handed_out + count > most_links_of_round) return too_many_links(handed_out);
    std::vector<std::string> links;
    for (std::int64_t made = 0; made < count; ++made) {
      const auto id = new_id();
      const auto secret = new_id();
      sql::insert_nameless_link(session, round.id, id);
      sql::insert_link_key(session, round.id, id, hash_of_link(secret));
      links.push_back(address_of_link(site, round, secret));
    }
    store::write_audit(session, audit, "links made", "round", round.id);
    return links;
  });
}

Result<LinkState> link_state(store::Database& database, const Round& round, const std::string& secret) {
  if (secret.empty()) return LinkState::missing;
  return database.read([&](store::Session& session) -> Result<LinkState> {
    const auto link = sql::link_with_key(session, round.id, hash_of_link(secret));
    if (!link) return LinkState::unknown;
    return sql::is_spent(session, round.id, *link) ? LinkState::used : LinkState::unused;
  });
}

Outcome spend_link(store::Session& session, const Round& round, const std::string& secret) {
  if (!needs_link(round.answered_by)) return Success{};
  if (secret.empty())
    return conflict(
        "You can answer this form only by a link of your own. Nothing was saved; your answers are still on this page.");
  const auto link = sql::link_with_key(session, round.id, hash_of_link(secret));
  if (!link)
    return conflict("This link does not open this form. Nothing was saved; your answers are still on this page.");
  if (!sql::insert_spent_link(session, round.id, *link))
    return conflict(
        "This link has been used already, and each link counts once. What was sent first stands; nothing more "
        "was saved.");
  return Success{};
}

}  // namespace muster::feedback
