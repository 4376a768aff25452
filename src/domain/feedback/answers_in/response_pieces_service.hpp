#pragma once
// Answers of a file saved in pieces and taken back in pieces: nobody sees any of them before all are there, and all are
// gone at once.

#include "answer_file.hpp"

#include <muster/domain/feedback/round.hpp>
#include <muster/domain/intake/kind_service.hpp>

#include <deque>
#include <memory>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace muster::feedback {

/// Saves the fresh rows of one judged file in the order of their random keys, and their traces in their own: neither
/// the order of the file nor the rows of one table can be read from where the rows of another stand.
class ResponseSaver {
 public:
  ResponseSaver(const Round& round, const std::unordered_set<std::string>& known, AnswerFile& file)
      : round_(round), known_(known), file_(file) {}

  /// What can be done before the writers' line: keys, and the orders in which rows and traces are saved.
  void prepare();
  /// The answers of that part of the rows as the store keeps them, so that `rows` only writes.
  void make_ready(const tabular::Table& table, std::size_t from, std::size_t to);
  /// The part of them that rows [from, to) of the table are of all its rows.
  void rows(store::Session& session, const intake::Import& import, const tabular::Table& table, std::size_t from,
            std::size_t to);
  /// Lets them be seen: those that join the figures by the state of their batch, and the few others.
  void end(store::Session& session, const intake::Import& import);

 private:
  void begin(store::Session& session, const intake::Import& import, const tabular::Table& table);
  [[nodiscard]] std::string stored(const tabular::Table& table, std::size_t at);

  const Round& round_;
  const std::unordered_set<std::string>& known_;
  AnswerFile& file_;
  std::vector<std::pair<std::string, std::size_t>> joining_;  // key, place in the table
  std::vector<std::pair<std::string, std::string>> waiting_;  // key, answers
  std::deque<std::string> ready_;  // answers of those of `joining_` that come next, as they are stored
  std::size_t first_ready_ = 0;
  std::vector<std::string> traces_;
  std::int64_t number_ = 0;  // of the batch that hides them
};

[[nodiscard]] std::unique_ptr<intake::Withdrawal> withdraw_responses(const intake::Import& import);

}  // namespace muster::feedback
