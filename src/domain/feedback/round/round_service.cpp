// Publishes forms, opens and closes rounds, and takes the order of arrival out of what they hold.
#include <muster/domain/feedback/publish_with_service.hpp>
#include <muster/domain/feedback/round_service.hpp>

#include <muster/domain/feedback/due_round_service.hpp>

#include "closing_service.hpp"
#include "closing_sql.hpp"
#include "domain/feedback/answerers/spent_link_service.hpp"
#include "domain/feedback/answering/draft_key.hpp"
#include "domain/feedback/answering/draft_sql.hpp"
#include "domain/feedback/answering/form_key.hpp"
#include "domain/feedback/answering/receipt_sql.hpp"
#include "domain/feedback/answers_in/response_batch_sql.hpp"
#include "domain/feedback/feedback_sql.hpp"
#include "domain/feedback/form/form_change_service.hpp"
#include "domain/feedback/form/form_draft_sql.hpp"
#include "domain/feedback/form/programme_options_service.hpp"
#include "domain/feedback/personal/personal_sql.hpp"
#include "key_order_sql.hpp"
#include "last_day.hpp"
#include "opening_service.hpp"
#include "release_service.hpp"
#include "round_news_service.hpp"

#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/event_zone_service.hpp>
#include <muster/domain/feedback/draft_service.hpp>
#include <muster/domain/feedback/gathered.hpp>
#include <muster/domain/feedback/withdrawal.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/personal.hpp>
#include <muster/domain/forms/programme_options.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>

namespace muster::feedback {
namespace {

constexpr int tries_outside = 3;  // then a form is judged inside the line, where nobody can come between

const store::AuditContext& clockwork(Instant now, store::AuditContext& audit) {
  audit = {"clock", now};
  return audit;
}

/// Reads a round through `find` and settles it, writing only where the clock asks for it.
template <class Find>
Result<std::optional<Round>> settled(store::Database& database, Instant now, const Find& find) {
  auto found = database.read(find);
  if (!found.ok() || !found->has_value() || state_at(**found, now) == (*found)->state) return found;
  if (state_at(**found, now) == RoundState::closed) {
    store::AuditContext audit;
    MUSTER_CHECK(show_closed(database, clockwork(now, audit), (*found)->id, false));
    MUSTER_CHECK(delete_traces(database, (*found)->id));
    return database.read(find);
  }
  MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
    if (auto round = sql::round_by_id(session, (*found)->id)) open_where_due(session, now, *round);
    return Success{};
  }));
  return database.read(find);
}

/// A conflict where the clock would close the round: it does so before anything else is done with it.
Outcome not_closing(const Round& round, Instant now) {
  if (state_at(round, now) == RoundState::closed && round.state != RoundState::closed)
    return conflict("The form is being closed just now. Nothing was changed; try again in a moment.");
  return Success{};
}

/// Runs `change` on the event's round, settled, in one write transaction.
template <class Change>
Outcome with_round(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                   const Change& change) {
  MUSTER_CHECK(settle_event_round(database, audit.at, event_slug));
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    auto round = sql::uncounted_round(session, event.id);
    if (!round) return conflict("There is no form for " + event.title + " yet. Publish one first.");
    MUSTER_CHECK(not_closing(*round, audit.at));
    open_where_due(session, audit.at, *round);
    return change(session, *round);
  });
}

/// The form is the event's from now on; its round is made where there is none.
void publish_now(store::Session& session, const store::AuditContext& audit, const events::Event& event,
                 const std::optional<Round>& round, const std::string& form_text) {
  const auto number = sql::newest_form_version(session, event.id) + 1;
  const auto version = sql::insert_form_version(session, event.id, number, form_text, audit.at);
  if (round) {
    sql::use_form_version(session, round->id, version);
  } else {
    Round fresh;
    fresh.id = new_id();
    fresh.event_id = event.id;
    fresh.short_code = new_short_code(7);
    fresh.salt = new_id();
    fresh.readers_told = true;  // its pages say so from the first answer on
    sql::insert_round(session, fresh, version);
    if (events::asked(session, event.id).kind == events::AskedKind::survey) {
      fresh.closes_at = end_of(event.date, events::zone_of(session, event.id));
      if (*fresh.closes_at > audit.at) sql::update_moments(session, fresh);
    }
  }
  // What somebody else is still writing stays.
  const auto draft = sql::select_form_draft(session, event.id);
  if (draft && draft->text == with_plain_breaks(form_text)) (void)sql::delete_form_draft(session, event.id);
  store::write_audit(session, audit, "form published", "form", version, {"body"});
  events::mark_changed(session, event.id);
}

}  // namespace

Result<Round> publish_form(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                           const std::string& written, const std::string& source) {
  MUSTER_TRY(form_text, database.read([&](store::Session& session) -> Result<std::string> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return listed_for(session, event, written, source);
  }));
  MUSTER_TRY(form, forms::parse_form(form_text, source));
  MUSTER_CHECK(settle_event_round(database, audit.at, event_slug));
  const auto judge = [&](store::Session& session) -> Result<JudgedPublishing> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    auto round = sql::uncounted_round(session, event.id);
    if (round && opens_now(*round, audit.at)) round->state = RoundState::open;
    return judge_publishing(session, event, round, form);
  };
  for (int tries = 0;; ++tries) {
    MUSTER_TRY(judged, database.read(judge));
    bool moved = false;
    MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
      MUSTER_TRY(event, events::find_event(session, event_slug));
      auto round = sql::uncounted_round(session, event.id);
      if (round) {
        MUSTER_CHECK(not_closing(*round, audit.at));
        open_where_due(session, audit.at, *round);
      }
      if (!still_holds(judged, event, round)) {
        moved = tries < tries_outside;
        if (moved) return Success{};
        judged = judge_publishing(session, event, round, form);
      }
      if (judged.refused) return *std::move(judged.refused);
      // The same text again is the same version.
      if (round && *round->form_text == form_text) return Success{};
      publish_now(session, audit, event, round, form_text);
      return Success{};
    }));
    if (!moved) break;
  }
  return database.read([&](store::Session& session) -> Result<Round> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    auto round = sql::round_by_event(session, event.id);
    if (!round) return not_found("The form was deleted at the same moment.");
    return *std::move(round);
  });
}

Result<Round> publish_with(store::Database& database, const store::AuditContext& audit,
                           const std::function<Result<events::Event>(store::Session&)>& add, const std::string& written,
                           const std::string& source) {
  // Read before the writers' line. Only options that a form takes from the programme wait for what it is asked about.
  MUSTER_TRY(form, forms::parse_form(written, source));
  const bool is_complete = forms::sources_of(form).empty();
  const auto publish = [&](store::Session& session, const events::Event& event, const forms::Form& whole,
                           const std::string& text) -> Outcome {
    auto judged = judge_publishing(session, event, std::nullopt, whole);
    if (judged.refused) return *std::move(judged.refused);
    publish_now(session, audit, event, std::nullopt, text);
    return Success{};
  };
  MUSTER_TRY(event_id, database.write([&](store::Session& session) -> Result<std::string> {
    MUSTER_TRY(event, add(session));
    if (is_complete) {
      MUSTER_CHECK(publish(session, event, form, written));
      return event.id;
    }
    MUSTER_TRY(text, listed_for(session, event, written, source));
    MUSTER_TRY(whole, forms::parse_form(text, source));
    MUSTER_CHECK(publish(session, event, whole, text));
    return event.id;
  }));
  return database.read([&](store::Session& session) -> Result<Round> {
    auto round = sql::round_by_event(session, event_id);
    if (!round) return not_found("The form was deleted at the same moment.");
    return *std::move(round);
  });
}

Result<std::optional<Round>> settle_event_round(store::Database& database, Instant now, const std::string& event_slug) {
  return settled(database, now, [&](store::Session& session) -> Result<std::optional<Round>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return sql::round_by_event(session, event.id);
  });
}

Outcome settle_due(store::Database& database, Instant now, const std::string& event_slug) {
  MUSTER_CHECK(settled(database, now, [&](store::Session& session) -> Result<std::optional<Round>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return sql::uncounted_round(session, event.id);
  }));
  return Success{};
}

std::optional<std::string> round_id_of(store::Session& session, const std::string& event_id) {
  const auto round = sql::uncounted_round(session, event_id);
  return round ? std::optional(round->id) : std::nullopt;
}

Result<LinkedRound> settle_linked_round(store::Database& database, Instant now, const std::string& short_code) {
  const auto look = [&](store::Session& session) -> Result<std::optional<LinkedRound>> {
    auto round = sql::round_by_code(session, short_code);
    if (!round) return std::optional<LinkedRound>{};
    auto event = events::event_with_id(session, round->event_id);
    return std::optional(LinkedRound{*std::move(round), std::move(event)});
  };
  MUSTER_TRY(found, database.read(look));
  if (found && state_at(found->round, now) == RoundState::closed) {
    // Who holds a phone waits for no figures: the desk, or the next turn of the clock, makes them.
    if (found->round.state != RoundState::closed) found->round.closed_at = found->round.closes_at;
    found->round.state = RoundState::closed;
  } else if (found && state_at(found->round, now) != found->round.state) {
    MUSTER_CHECK(settled(database, now, [&](store::Session& session) -> Result<std::optional<Round>> {
      return sql::round_by_code(session, short_code);
    }));
    MUSTER_TRY(again, database.read(look));
    found = std::move(again);
  }
  if (!found) {
    return not_found("There is no form at this link. Check the letters, or ask the people who gave it to you.");
  }
  return *std::move(found);
}

Outcome open_round(store::Database& database, const store::AuditContext& audit, const std::string& event_slug) {
  return with_round(database, audit, event_slug, [&](store::Session& session, Round& round) -> Outcome {
    if (round.state == RoundState::open) return Success{};
    if (round.state == RoundState::closed) return conflict("Answers are closed. Reopen the form to take more.");
    open_now(session, audit, round);
    return Success{};
  });
}

Outcome close_round(store::Database& database, const store::AuditContext& audit, const std::string& event_slug) {
  return close_in_pieces(database, audit, event_slug, unwatched());
}

Outcome reopen_round(store::Database& database, const store::AuditContext& audit, const std::string& event_slug) {
  MUSTER_TRY(closed, settle_event_round(database, audit.at, event_slug));
  if (closed && closed->state == RoundState::closed) MUSTER_CHECK(delete_traces(database, closed->id));
  return with_round(database, audit, event_slug, [&](store::Session& session, Round& round) -> Outcome {
    if (round.state != RoundState::closed) return conflict("Answers are not closed, so there is nothing to reopen.");
    if (sql::begun_closing(session, round.id))
      return conflict("The form is being closed just now. Nothing was changed; try again in a moment.");
    if (round.closes_at && *round.closes_at <= audit.at) {
      round.closes_at.reset();
      sql::update_moments(session, round);
    }
    open_now(session, audit, round);
    return Success{};
  });
}

Outcome schedule_round(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                       std::optional<Instant> opens_at, std::optional<Instant> closes_at) {
  MUSTER_TRY(event, events::find_event(database, event_slug));
  MUSTER_TRY(zone, events::zone_of(database, event.id));
  if (opens_at && closes_at && *closes_at <= *opens_at) {
    return bad_input("The form would close before it opens. Choose a closing time after " +
                     long_instant(*opens_at, zone) + ".")
        .at("closes");
  }
  if (closes_at && *closes_at <= audit.at) {
    return bad_input("The closing time " + long_instant(*closes_at, zone) +
                     " has passed. Choose one to come, or close the form now.")
        .at("closes");
  }
  return with_round(database, audit, event_slug, [&](store::Session& session, Round& round) -> Outcome {
    if (round.state == RoundState::closed) return conflict("Answers are closed. Reopen the form first.");
    round.opens_at = opens_at;
    round.closes_at = closes_at;
    sql::update_moments(session, round);
    store::write_audit(session, audit, "round scheduled", "round", round.id, {"opens_at", "closes_at"});
    open_where_due(session, audit.at, round);
    return Success{};
  });
}

Outcome settle_rounds(store::Database& database, Instant now) {
  auto waiting = database.read(
      [](store::Session& session) -> Result<std::vector<std::string>> { return sql::events_with_moments(session); });
  if (!waiting.ok()) return waiting.error();
  for (const auto& event_id : *waiting) {
    MUSTER_CHECK(settled(database, now, [&](store::Session& session) -> Result<std::optional<Round>> {
      return sql::round_by_event(session, event_id);
    }));
  }
  MUSTER_CHECK(delete_ended_drafts(database, now));
  return delete_all_traces(database);
}

Outcome forget_arrivals(store::Database& database, std::map<std::string, SeenAnswers>& seen) {
  std::map<std::string, SeenAnswers> now_there;
  MUSTER_TRY(open, database.read([&](store::Session& session) -> Result<std::vector<sql::OpenRound>> {
    auto rounds = sql::open_rounds(session);
    std::erase_if(rounds, [&](const sql::OpenRound& round) {
      auto& before = seen[round.id];
      if (before.changes == round.changes && round.batches.empty()) return true;
      auto keys = sql::keys_there(session, round.id);
      before.changes = before.keys == keys ? round.changes : before.changes;
      if (before.keys == keys && round.batches.empty()) return true;
      now_there[round.id] = {round.changes, std::move(keys)};
      return false;
    });
    return rounds;
  }));
  if (open.empty()) return Success{};
  for (const auto& round : open) {
    MUSTER_CHECK(piece_by_piece(database, round.id, sql::rewrite_responses));
    MUSTER_CHECK(piece_by_piece(database, round.id, sql::rewrite_submission_keys));
    MUSTER_CHECK(piece_by_piece(database, round.id, sql::rewrite_spent_links));
    MUSTER_CHECK(piece_by_piece(database, round.id, sql::rewrite_receipts));
    MUSTER_CHECK(piece_by_piece(database, round.id, sql::rewrite_personal));
    if (!round.batches.empty()) {
      MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
        for (const auto number : round.batches) sql::drop_batch(session, round.id, number);
        return Success{};
      }));
    }
    seen[round.id] = now_there[round.id];
  }
  database.forget_deleted();
  return Success{};
}

std::vector<Closing> closings_of(store::Session& session, const std::string& round_id) {
  return sql::select_closings(session, round_id);
}

std::optional<Round> round_of_event(store::Session& session, const std::string& event_id) {
  return sql::round_by_event(session, event_id);
}

}  // namespace muster::feedback
