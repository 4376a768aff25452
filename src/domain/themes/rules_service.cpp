// Themes given by their words: written in pieces that nobody sees, shown by one short transaction.
#include <muster/domain/themes/rules_service.hpp>

#include <muster/domain/themes/rule.hpp>
#include "themes_sql.hpp"

#include <muster/platform/store/pace.hpp>

#include <algorithm>

namespace muster::themes {
namespace {

constexpr std::int64_t most_deleted = 2000;  // rows a transaction

Outcome delete_turns(store::Database& database, const AskedTexts& texts, std::int64_t from, std::int64_t until) {
  store::Pace pace(database);
  for (bool more = true; more;) {
    MUSTER_TRY(left, pace.run([&] {
      return database.write([&](store::Session& session) -> Result<bool> {
        return sql::delete_rule_turns(session, texts.round_id, texts.question, from, until, most_deleted);
      });
    }));
    more = left;
  }
  return Success{};
}

struct Wanted {
  std::string key;
  Reading reading;
};

/// What the words say of every text, in the order of the keys; of those that hold none too, for they were searched.
Result<std::vector<Wanted>> wanted_of(const Codebook& book, const AskedTexts& texts, Progress& progress) {
  std::vector<std::vector<std::int64_t>> themes(texts.keys.size());
  const auto standing = book.standing();
  progress.begin("themes", static_cast<std::int64_t>(standing.size()));
  std::int64_t done = 0;
  for (const auto* theme : standing) {
    MUSTER_CHECK(go_on(progress, done++));
    if (theme->words.empty()) continue;
    MUSTER_TRY(rule, parse_rule(theme->words));
    for (const auto text : BoundRule(rule, *texts.folded).texts()) themes[text].push_back(theme->number);
  }
  std::vector<Wanted> out;
  for (const auto place : texts.by_key) {
    out.push_back({texts.keys[place], {std::move(themes[place]), false, book.version}});
  }
  return out;
}

/// How many texts are said to be of other themes than before.
std::int64_t changed_of(const std::vector<Wanted>& wanted, const QuestionReadings& kept) {
  const std::string rule(rule_reader);
  const auto before = [&](const auto& of_text) -> const Reading* {
    const auto found = of_text.find(rule);
    return found == of_text.end() ? nullptr : &found->second;
  };
  std::int64_t stood = std::count_if(kept.readings.begin(), kept.readings.end(), [&](const auto& each) {
    const auto* reading = before(each.second);
    return reading != nullptr && !reading->themes.empty();
  });
  std::int64_t changed = 0;
  for (const auto& each : wanted) {
    const auto found = kept.readings.find(each.key);
    const auto* reading = found == kept.readings.end() ? nullptr : before(found->second);
    if (reading != nullptr && !reading->themes.empty()) --stood;
    if (reading == nullptr ? !each.reading.themes.empty() : reading->themes != each.reading.themes) ++changed;
  }
  return changed + stood;
}

/// Whether the words were looked for in each of these texts before.
bool all_searched(const std::vector<Wanted>& wanted, const QuestionReadings& kept) {
  const std::string rule(rule_reader);
  return std::all_of(wanted.begin(), wanted.end(), [&](const Wanted& each) {
    const auto found = kept.readings.find(each.key);
    return found != kept.readings.end() && found->second.contains(rule);
  });
}

Outcome write_turn(store::Database& database, const AskedTexts& texts, std::int64_t turn,
                   const std::vector<Wanted>& wanted, Progress& progress) {
  progress.begin("answers", static_cast<std::int64_t>(wanted.size()));
  store::Pace pace(database);
  for (std::size_t at = 0; at < wanted.size();) {
    MUSTER_CHECK(go_on(progress, static_cast<std::int64_t>(at)));
    MUSTER_CHECK(pace.run([&] {
      return database.write([&](store::Session& session) -> Outcome {
        do {
          const auto end = std::min(at + store::handful, wanted.size());
          for (; at < end; ++at)
            sql::put_rule_reading(session, texts.round_id, texts.question, turn, wanted[at].key, wanted[at].reading);
        } while (at < wanted.size() && pace.goes_on());
        return Success{};
      });
    }));
  }
  return go_on(progress, static_cast<std::int64_t>(wanted.size()));
}

Error overtaken() {
  return conflict(
      "Somebody else gave themes by their words at the same time, and theirs stands. Give them once more if the "
      "codebook changed meanwhile.");
}

}  // namespace

Result<RulesApplied> apply_rules(store::Database& database, const store::AuditContext& audit, const AskedTexts& texts,
                                 Progress& progress) {
  struct Before {
    Codebook book;
    QuestionReadings kept;
    std::string words;
  };
  MUSTER_TRY(before, database.read([&](store::Session& session) -> Result<Before> {
    return Before{narrowed(sql::codebook(session, texts.event.programme_id), texts.question, texts.event.slug),
                  sql::question_readings(session, texts.round_id, texts.question),
                  sql::question_state(session, texts.round_id, texts.question).rule_words};
  }));
  MUSTER_TRY(wanted, wanted_of(before.book, texts, progress));
  RulesApplied out;
  out.texts = static_cast<std::int64_t>(texts.keys.size());
  out.themed =
      std::count_if(wanted.begin(), wanted.end(), [](const Wanted& each) { return !each.reading.themes.empty(); });
  out.changed = changed_of(wanted, before.kept);
  if (out.changed == 0 && before.words == words_known(before.book) && all_searched(wanted, before.kept)) return out;
  MUSTER_TRY(turn, database.write([&](store::Session& session) -> Result<std::int64_t> {
    return sql::begin_rule_turn(session, texts.round_id, texts.question);
  }));
  auto done = write_turn(database, texts, turn, wanted, progress);
  if (done.ok()) {
    done = database.write([&](store::Session& session) -> Outcome {
      if (sql::question_state(session, texts.round_id, texts.question).rule_turn > turn ||
          sql::rule_readings(session, texts.round_id, texts.question, turn) != static_cast<std::int64_t>(wanted.size()))
        return overtaken();
      sql::show_rule_turn(session, texts.round_id, texts.question, turn, words_known(before.book));
      sql::step_whole(session, texts.round_id, texts.question);
      store::write_audit(session, audit, "themes given by their words", "round", texts.round_id, {texts.question});
      return Success{};
    });
  }
  if (!done.ok()) {
    MUSTER_CHECK(delete_turns(database, texts, turn, turn + 1));
    return done.error();
  }
  MUSTER_CHECK(delete_turns(database, texts, 0, turn));
  return out;
}

}  // namespace muster::themes
