// Decides who gets a link and a reminder, and tells of links without telling when one person answered.
#include <muster/domain/feedback/answer_link_service.hpp>

#include "answer_link_sql.hpp"
#include "domain/feedback/feedback_sql.hpp"
#include "link_secret.hpp"
#include "people_to_ask_service.hpp"
#include "spent_link_service.hpp"

#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/event_zone_sql.hpp>
#include <muster/domain/feedback/round_service.hpp>
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
Outcome may_be_sent(const Round& round, Instant now) {
  if (state_at(round, now) == RoundState::closed) return conflict("The form is closed, so nothing was sent.");
  if (!is_mailed(round.answered_by))
    return conflict(
        "Set who may answer first: links go out by mail to delegates, to those who came, or to people of "
        "the programme. Nothing was sent.");
  return Success{};
}

/// Counts who is still to get a link.
void count_unasked(store::Session& session, LinkForecast& forecast, Instant now) {
  PeopleToAsk people(forecast.round, forecast.about, events::asked(session, forecast.about.id).whole_id,
                     day_in_london(now));
  const auto asked = sql::people_with_links(session, forecast.round.id);
  while (true) {
    const auto some = people.next(session, people_in_a_look);
    if (some.empty()) return;
    for (const auto& person : some) {
      if (asked.contains(person.id)) continue;
      ++(person.email.empty() ? forecast.without : forecast.mails);
      if (forecast.name.empty() && !person.email.empty()) forecast.name = person.name;
    }
  }
}

/// Counts who has not answered; of an anonymous form it is everybody with a link at most.
void count_unanswered(store::Session& session, LinkForecast& forecast) {
  const auto counts = sql::count_links(session, forecast.round.id);
  forecast.at_most = tells_in_fives(forecast.round);
  // How many links are unused would say, beside the number of answers, that somebody withdrew theirs.
  forecast.mails = forecast.at_most ? counts.of_people : counts.due;
  if (forecast.mails > 0) forecast.name = "Gwen Abara";
}

Result<LinkForecast> forecast_of(store::Session& session, Instant now, const std::string& event_slug, LinkMail kind) {
  MUSTER_TRY(about, events::find_event(session, event_slug));
  MUSTER_TRY(round, round_with_form(session, about));
  MUSTER_CHECK(may_be_sent(round, now));
  round.state = state_at(round, now);
  LinkForecast forecast{std::move(about), std::move(round), 0, false, 0, {}};
  forecast.zone = events::zone_of(session, forecast.about.id);
  if (kind == LinkMail::link)
    count_unasked(session, forecast, now);
  else
    count_unanswered(session, forecast);
  return forecast;
}

/// Why this would not be the mail that was looked at.
Outcome is_what_was_seen(const LinkRequest& request, const LinkForecast& forecast) {
  if (forecast.mails == 0) {
    return conflict(
        request.kind == LinkMail::link
            ? std::string("Everybody who may answer and has an e-mail address has a link already. Nothing "
                          "was sent.")
            : std::string("Nobody is left to remind: everybody who was sent a link has answered, or has had "
                          "two reminders. Nothing was sent."));
  }
  if (request.seen && !forecast.at_most && *request.seen != forecast.mails)
    return conflict("It would now go to " + counted(forecast.mails, "person", "people") +
                    ". Look at the mail again; nothing was sent.");
  return Success{};
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
    figures.mailed = counts.mailed;
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
    MUSTER_CHECK(may_be_sent(round, audit.at));
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
