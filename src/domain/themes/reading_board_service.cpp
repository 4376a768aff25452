// A board follows the version of its question, and its codebook that of the programme.
#include <muster/domain/themes/reading_board_service.hpp>

#include "split_words.hpp"
#include "themes_sql.hpp"

#include <algorithm>
#include <utility>

namespace muster::themes {
namespace {

constexpr std::size_t of_a_reading = 200;  ///< bytes that a board has for a text which two people have read

ReadingBoard::Meets meets_of(const Codebook& book, const std::shared_ptr<const AskedTexts>& texts) {
  const auto splits = std::make_shared<const SplitWords>(book, *texts->folded);
  if (!splits->any()) return {};
  // The words stand on the texts, so both are held.
  return [splits, texts](std::size_t place, const Theme& part) { return splits->meets(place, part); };
}

ReadingBoard empty_board(const AskedTexts& texts, const Codebook& book, ReadingBoard::Meets meets) {
  std::vector<std::int64_t> people;
  people.reserve(texts.texts.size());
  for (const auto& text : texts.texts) people.push_back(text.people);
  return {std::move(people), book, std::move(meets)};
}

}  // namespace

struct ReadingBoards::Kept {
  std::shared_ptr<const AskedTexts> texts;
  std::mutex turn;
  std::optional<ReadingBoard> board;
  std::int64_t version = 0;
  ReadingBoard::Locks locks;
};

ReadingBoards::~ReadingBoards() = default;

std::shared_ptr<ReadingBoards::Kept> ReadingBoards::kept_of(const std::shared_ptr<const AskedTexts>& texts) {
  const std::lock_guard lock(guard_);
  const std::pair key(texts->round_id, texts->question);
  if (const auto* found = kept_.find(key); found != nullptr && (*found)->texts == texts) return *found;
  // What was read of the same question before is of texts that are no longer so.
  auto fresh = std::make_shared<Kept>();
  fresh->texts = texts;
  kept_.keep(key, fresh, texts->bytes() + texts->texts.size() * of_a_reading);
  return fresh;
}

Outcome ReadingBoards::refresh(Kept& kept) {
  const auto& texts = *kept.texts;
  struct Fresh {
    Codebook book;
    sql::QuestionState state;
    bool whole = false;
    std::map<std::string, std::map<std::string, Reading>> changed;
    std::map<std::string, std::vector<Lock>> locks;
  };
  MUSTER_TRY(fresh, database_.read([&](store::Session& session) -> Result<Fresh> {
    Fresh out;
    out.book.version = sql::book_version(session, texts.event.programme_id);
    if (!kept.board || kept.board->book().version != out.book.version)
      out.book = sql::codebook(session, texts.event.programme_id);
    out.state = sql::question_state(session, texts.round_id, texts.question);
    out.whole = !kept.board || kept.version < out.state.whole_version || kept.version > out.state.version;
    if (out.whole)
      out.changed = sql::question_readings(session, texts.round_id, texts.question).readings;
    else if (kept.version < out.state.version)
      out.changed = sql::changed_since(session, texts.round_id, texts.question, kept.version);
    out.locks = sql::locks(session, texts.round_id, texts.question);
    return out;
  }));
  if (fresh.whole) {
    const auto book = fresh.book.programme_id.empty() ? kept.board->book() : fresh.book;
    kept.board.emplace(empty_board(texts, book, meets_of(book, kept.texts)));
  } else if (!fresh.book.programme_id.empty()) {
    kept.board->use(fresh.book, meets_of(fresh.book, kept.texts));
  }
  kept.board->set_readers_wanted(fresh.state.readers);
  kept.board->set_beside(std::move(fresh.state.keys), std::move(fresh.state.rule_words));
  for (auto& [key, of_text] : fresh.changed) {
    if (const auto place = texts.place_at(key)) kept.board->put(*place, std::move(of_text));
  }
  kept.version = fresh.state.version;
  kept.locks.clear();
  for (auto& [key, locks] : fresh.locks) {
    if (const auto place = texts.place_at(key)) kept.locks.emplace(*place, std::move(locks));
  }
  return Success{};
}

Outcome ReadingBoards::look(const std::shared_ptr<const AskedTexts>& texts,
                            const std::function<void(const ReadingBoard&, const ReadingBoard::Locks&)>& look) {
  const auto kept = kept_of(texts);
  const std::lock_guard lock(kept->turn);
  MUSTER_CHECK(refresh(*kept));
  look(*kept->board, kept->locks);
  return Success{};
}

}  // namespace muster::themes
