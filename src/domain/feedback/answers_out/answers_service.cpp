// Reads the answers once, and of the versions only those that somebody answered.
#include <muster/domain/feedback/answers_service.hpp>

#include "domain/feedback/answering/receipt_sql.hpp"
#include "domain/feedback/feedback_sql.hpp"
#include "domain/feedback/form/form_version_sql.hpp"

#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/forms/versions.hpp>

#include <stdexcept>
#include <utility>

namespace muster::feedback {
namespace {

FormVersions versions_with(store::Session& session, const Round& round,
                           const std::map<std::int64_t, std::int64_t>& people, bool all_told) {
  FormVersions::ByNumber versions{{round.form_version, round.form}};
  for (const auto& [number, count] : people) {
    if (number == round.form_version) continue;
    auto published = sql::form_numbered(session, round, number);
    if (published == nullptr) throw std::logic_error("the store holds answers to a version that it does not hold");
    versions.emplace(number, sql::form_as_read(session, round, published));
  }
  return {std::move(versions), people, all_told};
}

template <class Each>
RoundAnswers gathered(store::Session& session, const Round& round, const Each& each) {
  std::vector<forms::Answers> answers;
  std::vector<std::int64_t> versions;
  std::map<std::int64_t, std::int64_t> people;
  each(session, round.id, [&](const std::string& json, std::int64_t version) {
    answers.push_back(forms::stored_answers(json));
    versions.push_back(version);
    ++people[version];
  });
  RoundAnswers out{versions_with(session, round, people, false), std::move(answers)};
  for (std::size_t at = 0; at < out.answers.size(); ++at) out.versions.mark(out.answers[at], versions[at]);
  return out;
}

}  // namespace

FormVersions versions_of(store::Session& session, const Round& round, bool all_told) {
  return versions_with(session, round, sql::counted_by_version(session, round.id), all_told);
}

RoundAnswers answers_of(store::Session& session, const Round& round) {
  return gathered(session, round, sql::each_released);
}

RoundAnswers answers_at_closing(store::Session& session, const Round& round, bool all,
                                const std::vector<std::string>& without) {
  return gathered(session, round, [&](store::Session& of, const std::string& round_id, const auto& take) {
    sql::each_but(of, round_id, all, without, take);
  });
}

std::vector<forms::Answers> released_answers(store::Session& session, const std::string& round_id) {
  const auto round = sql::round_by_id(session, round_id);
  return round ? answers_of(session, *round).answers : std::vector<forms::Answers>();
}

}  // namespace muster::feedback
