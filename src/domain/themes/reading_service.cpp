// Each decision about one text in a short transaction of its own.
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/themes/reading_service.hpp>

#include <muster/domain/themes/rule.hpp>
#include "split_words.hpp"
#include "themes_sql.hpp"

#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/feedback/text_look.hpp>
#include <muster/kit/base/number.hpp>

#include <algorithm>

namespace muster::themes {
namespace {

Outcome check_key(const AskedTexts& texts, const std::string& key) {
  if (texts.place_at(key)) return Success{};
  return not_found("There is no such answer any more. Load the page again.");
}

void trace(store::Session& session, const store::AuditContext& audit, const AskedTexts& texts, const std::string& key,
           const char* action) {
  sql::step_text(session, texts.round_id, texts.question, key);
  store::write_audit(session, audit, action, "round", texts.round_id, {texts.question});
}

/// Why somebody may not read the answer that others have in hand, or have read as often as each is to be read.
Error taken_meanwhile(const std::string& key, const QuestionReadings& kept) {
  const auto of_text = kept.readings.find(key);
  const auto read = of_text == kept.readings.end() ? 0 : people_who_read(of_text->second);
  if (read < kept.readers_wanted)
    return conflict("Somebody else reads this answer now. Nothing was changed: go on with the next.");
  if (kept.readers_wanted > 1)
    return conflict(
        "Two people have read this answer, and two read each. Nothing was changed: go on with the next, or open this "
        "one in the list of all answers to see what counts of it.");
  return conflict(
      "Somebody else has read this answer, and one person reads each. Nothing was changed: go on with the next, or "
      "choose first that two people read each answer.");
}

/// Whether that is what the reader had said before, as the codebook has it now.
bool says_the_same(const Codebook& book, const AskedTexts& texts, const std::string& key, const QuestionReadings& kept,
                   const std::string& reader, const Reading& reading) {
  const auto of_text = kept.readings.find(key);
  if (of_text == kept.readings.end()) return false;
  const auto before = of_text->second.find(reader);
  if (before == of_text->second.end() || before->second.says_nothing != reading.says_nothing) return false;
  const SplitWords splits(book, *texts.folded);
  const auto place = texts.place_at(key).value();
  return meant(book, before->second, [&](const Theme& part) { return splits.meets(place, part); }) == reading.themes;
}

/// Keeps what the reader says of the text before it changes, where another has read it: the two could have compared
/// since, and how far they agree is told of what they said before.
void keep_first(store::Session& session, const AskedTexts& texts, const std::string& key, const QuestionReadings& kept,
                const std::string& reader) {
  const auto of_text = kept.readings.find(key);
  if (of_text == kept.readings.end() || people_who_read(of_text->second) < 2) return;
  const auto said = of_text->second.find(reader);
  if (said == of_text->second.end() || of_text->second.contains(first_of(reader))) return;
  sql::put_reading(session, texts.round_id, texts.question, key, first_of(reader), said->second);
}

}  // namespace

Result<ReadingDesk> reading_desk(store::Database& database, const AskedTexts& texts) {
  return database.read([&](store::Session& session) -> Result<ReadingDesk> {
    return ReadingDesk{sql::codebook(session, texts.event.programme_id),
                       sql::question_readings(session, texts.round_id, texts.question)};
  });
}

Outcome take_up(store::Database& database, const AskedTexts& texts, const std::string& key, const std::string& reader,
                Instant now) {
  MUSTER_CHECK(check_key(texts, key));
  return database.write([&](store::Session& session) -> Outcome {
    const auto kept = sql::text_readings(session, texts.round_id, texts.question, key);
    if (!may_read(key, kept, reader, now)) return taken_meanwhile(key, kept);
    sql::release_locks(session, texts.round_id, texts.question, reader, key, now);
    sql::put_lock(session, texts.round_id, texts.question, key, {reader, now + lock_time});
    return Success{};
  });
}

Outcome keep_reading(store::Database& database, const store::AuditContext& audit, const AskedTexts& texts,
                     const std::string& key, const std::string& reader, const Choice& choice) {
  MUSTER_CHECK(check_key(texts, key));
  if (choice.themes.empty() && !choice.says_nothing)
    return bad_input("Tick a theme, or that the answer says nothing.").at("themes[]");
  if (!choice.themes.empty() && choice.says_nothing)
    return bad_input("An answer that says nothing has no themes. Take the tick away from one or the other.")
        .at("themes[]");
  return database.write([&](store::Session& session) -> Outcome {
    const auto book = sql::codebook(session, texts.event.programme_id);
    Reading reading{choice.themes, choice.says_nothing, book.version};
    std::sort(reading.themes.begin(), reading.themes.end());
    reading.themes.erase(std::unique(reading.themes.begin(), reading.themes.end()), reading.themes.end());
    for (const auto number : reading.themes) {
      const auto* theme = book.theme(number);
      if (theme == nullptr || theme->merged_into != 0 || theme->state == ThemeState::gone)
        return not_found("Theme " + std::to_string(number) + " is no longer in the codebook. Load the page again.");
    }
    const auto kept = sql::text_readings(session, texts.round_id, texts.question, key);
    if (!may_read(key, kept, reader, audit.at)) return taken_meanwhile(key, kept);
    // Whoever comes back for a quotation says nothing new of the themes, and opens nothing that is settled.
    if (!says_the_same(book, texts, key, kept, reader, reading)) {
      keep_first(session, texts, key, kept, reader);
      sql::put_reading(session, texts.round_id, texts.question, key, reader, reading);
      sql::delete_reading(session, texts.round_id, texts.question, key, std::string(settled_reader));
    }
    sql::put_quote(session, texts.round_id, texts.question, key, choice.quoted);
    sql::release_locks(session, texts.round_id, texts.question, reader, {}, audit.at);
    trace(session, audit, texts, key, "answer read for its themes");
    return Success{};
  });
}

Outcome restore_reading(store::Database& database, const store::AuditContext& audit, const AskedTexts& texts,
                        const std::string& key, const std::string& reader, const TextBefore& before) {
  MUSTER_CHECK(check_key(texts, key));
  return database.write([&](store::Session& session) -> Outcome {
    keep_first(session, texts, key, sql::text_readings(session, texts.round_id, texts.question, key), reader);
    if (before.mine)
      sql::put_reading(session, texts.round_id, texts.question, key, reader, *before.mine);
    else
      sql::delete_reading(session, texts.round_id, texts.question, key, reader);
    if (before.settled)
      sql::put_reading(session, texts.round_id, texts.question, key, std::string(settled_reader), *before.settled);
    else
      sql::delete_reading(session, texts.round_id, texts.question, key, std::string(settled_reader));
    if (before.quoted) sql::put_quote(session, texts.round_id, texts.question, key, *before.quoted);
    trace(session, audit, texts, key, "reading of an answer taken back");
    return Success{};
  });
}

Outcome settle_difference(store::Database& database, const store::AuditContext& audit, const AskedTexts& texts,
                          const std::string& key, const std::string& by, const std::string& from) {
  MUSTER_CHECK(check_key(texts, key));
  return database.write([&](store::Session& session) -> Outcome {
    const auto kept = sql::text_readings(session, texts.round_id, texts.question, key);
    const auto of_text = kept.readings.find(key);
    if (of_text == kept.readings.end() || !of_text->second.contains(by)) {
      // To read it first would be refused.
      if (!may_read(key, kept, by, audit.at))
        return Error{ErrorKind::not_allowed,
                     "Where the readers of an answer differ, one of them settles it. You have not read this one.",
                     {},
                     {}};
      return Error{ErrorKind::not_allowed, "Read this answer yourself before you look at what others gave it.", {}, {}};
    }
    const auto theirs = of_text->second.find(from);
    if (theirs == of_text->second.end() || !is_person(from))
      return not_found("That reader has not read this answer any more. Load the page again.");
    sql::put_reading(session, texts.round_id, texts.question, key, std::string(settled_reader), theirs->second);
    trace(session, audit, texts, key, "difference of two readers settled");
    return Success{};
  });
}

Result<TextBefore> text_before(store::Database& database, const AskedTexts& texts, const std::string& key,
                               const std::string& reader) {
  return database.read([&](store::Session& session) -> Result<TextBefore> {
    const auto kept = sql::text_readings(session, texts.round_id, texts.question, key);
    TextBefore out;
    out.quoted = kept.quoted.contains(key);
    if (const auto found = kept.readings.find(key); found != kept.readings.end()) {
      const auto said = [&](const std::string& who) {
        const auto at = found->second.find(who);
        return at == found->second.end() ? std::nullopt : std::optional(at->second);
      };
      out.mine = said(reader);
      out.settled = said(std::string(settled_reader));
    }
    return out;
  });
}

Result<std::set<std::string>> quoted_keys(store::Database& database, const AskedTexts& texts) {
  return database.read([&](store::Session& session) -> Result<std::set<std::string>> {
    return sql::quoted_keys(session, texts.round_id, texts.question);
  });
}

Outcome choose_quotation(store::Database& database, const store::AuditContext& audit, const AskedTexts& texts,
                         const std::string& key, bool quoted) {
  MUSTER_CHECK(check_key(texts, key));
  if (quoted && texts.texts[texts.place_at(key).value()].agreed == 0)
    return bad_input("Nobody who wrote this agreed to be quoted, so it stands in no report.");
  return database.write([&](store::Session& session) -> Outcome {
    sql::put_quote(session, texts.round_id, texts.question, key, quoted);
    trace(session, audit, texts, key, quoted ? "answer chosen as a quotation" : "answer no longer a quotation");
    return Success{};
  });
}

Outcome keep_keys(store::Database& database, const AskedTexts& texts, const std::vector<std::int64_t>& keys) {
  return database.write([&](store::Session& session) -> Outcome {
    sql::put_keys(session, texts.round_id, texts.question, keys);
    return Success{};
  });
}

Outcome choose_readers(store::Database& database, const store::AuditContext& audit, const AskedTexts& texts,
                       std::int64_t readers) {
  if (readers != 1 && readers != 2)
    return bad_input("Choose whether one person or two read each answer.").at("readers");
  return database.write([&](store::Session& session) -> Outcome {
    sql::put_readers_wanted(session, texts.round_id, texts.question, readers);
    store::write_audit(session, audit, "readers of answers chosen", "round", texts.round_id, {texts.question});
    return Success{};
  });
}

Result<std::int64_t> answers_moved(store::Database& database, const std::string& event_slug, std::int64_t from,
                                   const std::string& words) {
  MUSTER_TRY(rule, parse_rule(words));
  MUSTER_TRY(questions, questions_to_read(database, event_slug));
  std::int64_t moved = 0;
  for (const auto& question : questions) {
    if (question.read.empty()) continue;
    MUSTER_TRY(texts, asked_texts(database, event_slug, question.code));
    MUSTER_TRY(desk, reading_desk(database, *texts));
    const SplitWords splits(desk.book, *texts->folded);
    for (const auto place : BoundRule(rule, *texts->folded).texts()) {
      const auto found = desk.kept.readings.find(texts->keys[place]);
      if (found == desk.kept.readings.end()) continue;
      const auto counts =
          themed(desk.book, found->second, [&](const Theme& part) { return splits.meets(place, part); }).themes;
      if (std::binary_search(counts.begin(), counts.end(), from)) ++moved;
    }
  }
  return moved;
}

Result<SplitMoves> answers_to_split(store::Database& database, const std::string& event_slug, const Codebook& book,
                                    std::int64_t from, const ThemeText& part) {
  MUSTER_CHECK(split(book, from, part));
  SplitMoves out;
  MUSTER_TRY(here, answers_moved(database, event_slug, from, part.words));
  out.here = here;
  if (here > 0) return out;
  MUSTER_TRY(events, events::list_events(database));
  for (const auto& event : events) {
    if (event.programme_id != book.programme_id || event.slug == event_slug) continue;
    MUSTER_TRY(moved, answers_moved(database, event.slug, from, part.words));
    out.elsewhere += moved;
  }
  if (out.elsewhere > 0) return out;
  const auto* theme = book.theme(from);
  return bad_input("No answer that was given ‘" + (theme == nullptr ? std::string() : theme->name) +
                   "’ holds these words, so nothing would move. Choose words that some of them hold, or add a theme "
                   "for what is still to be read.")
      .at("words");
}

std::string moved_in_words(const SplitMoves& moves) {
  const auto told = [](std::int64_t count, const std::string& of) {
    return counted(count, "answer", "answers") + of + (count == 1 ? " moves" : " move") + " to the new theme.";
  };
  if (moves.here > 0) return told(moves.here, " of this event");
  return "No answer of this event moves; " + told(moves.elsewhere, " of other events");
}

std::int64_t themes_version(store::Session& session, const std::string& programme_id, const std::string& round_id) {
  const auto of_readings = sql::readings_version(session, round_id);
  return of_readings == 0 ? 0 : of_readings + sql::book_version(session, programme_id);
}

Outcome forget_reading_order(store::Database& database) {
  MUSTER_TRY(all, database.read([](store::Session& session) -> Result<std::vector<sql::ReadQuestion>> {
    return sql::all_read_questions(session);
  }));
  constexpr std::size_t at_once = 200;
  for (const auto& of : all) {
    MUSTER_TRY(gone, database.read([&](store::Session& session) -> Result<std::vector<std::string>> {
      std::set<std::string> there;
      for (const auto& answers : feedback::released_answers(session, of.round_id)) {
        const auto found = answers.find(of.question);
        if (found == answers.end()) continue;
        for (const auto& text : found->second.texts) there.insert(feedback::key_of(of.question, text));
      }
      std::vector<std::string> out;
      for (const auto& [key, of_text] : sql::question_readings(session, of.round_id, of.question).readings) {
        if (!there.contains(key)) out.push_back(key);
      }
      return out;
    }));
    for (std::size_t begin = 0; begin < gone.size(); begin += at_once) {
      MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
        for (auto at = begin; at < std::min(begin + at_once, gone.size()); ++at)
          sql::delete_text(session, of, gone[at]);
        sql::step_whole(session, of.round_id, of.question);
        return Success{};
      }));
    }
    std::optional<std::string> after = std::string();
    while (after) {
      MUSTER_TRY(next, database.write([&](store::Session& session) -> Result<std::optional<std::string>> {
        return sql::rewrite_readings(session, of, *after, static_cast<std::int64_t>(at_once));
      }));
      after = std::move(next);
    }
    bool more = true;
    while (more) {
      MUSTER_TRY(left, database.write([&](store::Session& session) -> Result<bool> {
        const auto shown = sql::question_state(session, of.round_id, of.question).rule_turn;
        if (sql::delete_rule_turns(session, of.round_id, of.question, 0, shown, static_cast<std::int64_t>(at_once)))
          return true;
        sql::delete_steps(session, of.round_id, of.question);
        return false;
      }));
      more = left;
    }
  }
  return Success{};
}

}  // namespace muster::themes
