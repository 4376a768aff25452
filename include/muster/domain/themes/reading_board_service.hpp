#pragma once
// Boards of the questions that are read now, kept beside the store: each look at one reads only what changed since the
// last, whichever process changed it.

#include <muster/domain/themes/asked_texts_service.hpp>
#include <muster/domain/themes/reading_board.hpp>
#include <muster/kit/base/kept_by_size.hpp>

#include <functional>
#include <memory>
#include <mutex>
#include <utility>

namespace muster::themes {

/// Safe to use from many threads.
class ReadingBoards {
 public:
  /// As AskedTextsKept has: a board counts its texts too, which both hold once.
  static constexpr std::size_t usual_budget = 160'000'000;
  /// Keeps at most `budget` bytes of boards with their texts; a larger one is made anew at each look.
  explicit ReadingBoards(store::Database& database, std::size_t budget = usual_budget)
      : database_(database), kept_(budget) {}
  ~ReadingBoards();
  ReadingBoards(const ReadingBoards&) = delete;
  ReadingBoards& operator=(const ReadingBoards&) = delete;

  /// Shows the board as the store has it now, with who has what in front of them. `look` must be short, keep nothing of
  /// it, and ask for no other: nobody else sees the board meanwhile. The first look at a question's texts costs by all
  /// of them, each later one by what changed.
  [[nodiscard]] Outcome look(const std::shared_ptr<const AskedTexts>& texts,
                             const std::function<void(const ReadingBoard&, const ReadingBoard::Locks&)>& look);

 private:
  struct Kept;
  [[nodiscard]] std::shared_ptr<Kept> kept_of(const std::shared_ptr<const AskedTexts>& texts);
  [[nodiscard]] Outcome refresh(Kept& kept);

  store::Database& database_;
  std::mutex guard_;
  KeptBySize<std::pair<std::string, std::string>, std::shared_ptr<Kept>> kept_;  ///< by round and question
};

}  // namespace muster::themes
