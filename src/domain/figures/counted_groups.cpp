// Of a round with names the answers of each group are counted; of an anonymous one nothing but the words of its blocks.
#include "counted_groups.hpp"

#include "asked_group.hpp"
#include "block_filter.hpp"
#include "broken_down.hpp"

#include <muster/domain/figures/counted_words.hpp>
#include <muster/domain/figures/free_text.hpp>
#include <muster/domain/forms/free_text.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace muster::figures {
namespace {

using feedback::Block;
using forms::QuestionKind;

constexpr const char* shared = "Somebody stands in both groups. Choose groups that have nobody in common.";
constexpr const char* nobody_else = "Nobody is left for the second group. Choose a smaller first group.";

Result<const forms::Question*> question_of(const forms::Form& form, const std::string& code) {
  std::vector<std::string> codes;
  for (const auto* question : form.questions()) {
    if (!forms::takes_words(*question)) continue;
    if (question->code == code) return question;
    codes.push_back(question->code);
  }
  return not_found(
      trimmed("No question called \"" + code + "\" is answered in words. " + capitalised(did_you_mean(code, codes))));
}

Error at_field(Error error, const char* field) { return std::move(error).at(field); }

void without_names(GroupWords& out, const Texts& texts) {
  out.hidden = std::erase_if(out.words, [&](const WordOfGroups& each) { return !texts.marks.of(each.word).empty(); });
  std::stable_sort(out.words.begin(), out.words.end(), [](const WordOfGroups& left, const WordOfGroups& right) {
    return left.first + left.second > right.first + right.second;
  });
}

// ---- an anonymous round: whole blocks ----------------------------------------------------------------------------

Result<GroupWords> of_blocks(const SummaryInput& input, const AnswerColumns& all, const forms::Question& question,
                             const GroupsWanted& wanted) {
  const auto breakdown = breakdown_of(input, &all);
  if (input.round != RoundState::closed && input.rules.time) return bad_input(while_open);
  if (auto why = no_breakdown(input, breakdown); !why.empty()) return bad_input(std::move(why));
  if (!breakdown) return bad_input(cuts_in_words({}));
  if (std::any_of(breakdown->cuts.begin(), breakdown->cuts.end(),
                  [&](const feedback::Cut& cut) { return cut.question == question.code; }))
    return bad_input("People are parted into groups by this question itself.");
  auto first = blocks_meant(trimmed(wanted.where), all.form(), *breakdown);
  if (!first.ok()) return at_field(first.error(), "where");
  std::set<Block> second;
  if (trimmed(wanted.beside).empty()) {
    for (const auto& [block, people] : breakdown->people) {
      if (!first->contains(block)) second.insert(block);
    }
    if (second.empty()) return bad_input(nobody_else).at("where");
  } else {
    auto meant = blocks_meant(trimmed(wanted.beside), all.form(), *breakdown);
    if (!meant.ok()) return at_field(meant.error(), "beside");
    second = std::move(meant).value();
  }
  constexpr const char* nobody = "Nobody stands in that group.";
  if (first->empty()) return bad_input(nobody).at("where");
  if (second.empty()) return bad_input(nobody).at("beside");
  if (std::any_of(second.begin(), second.end(), [&](const Block& block) { return first->contains(block); }))
    return bad_input(shared).at("beside");

  GroupWords out;
  out.of_blocks = true;
  const auto cuts = cut_figures(all, *breakdown);
  out.first = in_whole_groups(trimmed(wanted.where), cuts, *first);
  if (!trimmed(wanted.beside).empty()) out.second = in_whole_groups(trimmed(wanted.beside), cuts, second);
  for (const auto& [block, people] : breakdown->people) {
    if (first->contains(block)) out.first_base += people;
    if (second.contains(block)) out.second_base += people;
  }
  const auto texts = texts_of(input);
  const auto rows = rows_by_block(all, *breakdown);
  const auto words = words_of_blocks(question, {input, all, *breakdown, rows, texts}, {*first, second});
  std::map<std::string, WordOfGroups> met;
  for (const auto& word : words[0]) met[word.word].first = word.people;
  for (const auto& word : words[1]) met[word.word].second = word.people;
  for (auto& [word, counts] : met) out.words.push_back({word, counts.first, counts.second});
  without_names(out, texts);
  return out;
}

// ---- a round with names ------------------------------------------------------------------------------------------

/// What people wrote of which something is told, each person's words once: entries of a question for words, else one
/// text.
class Written {
 public:
  Written(const forms::Question& question, const AnswerColumns& all, const Texts& texts)
      : question_(question), column_(all.texts_of(question)), texts_(texts), parts_(column_.different()) {}

  /// How many of them wrote something; they stand behind those added before.
  std::int64_t add(const query::RowSet& people) {
    std::int64_t wrote = 0;
    people.each([&](std::size_t row) {
      if (question_.kind == QuestionKind::words) {
        auto entries = entries_without_names(column_.read(row), texts_);
        std::erase_if(entries, [](const std::string& entry) { return says_nothing(entry); });
        if (entries.empty()) return;
        entries_.push_back(std::move(entries));
      } else {
        std::string words;
        column_.each_id(row, [&](std::uint32_t id) {
          const auto& part = part_of(id);
          if (!part.empty()) words += (words.empty() ? "" : "\n") + part;
        });
        if (words.empty()) return;
        lines_.push_back(std::move(words));
      }
      ++wrote;
    });
    return wrote;
  }

  [[nodiscard]] std::vector<text::WordCount> words() {
    return question_.kind == QuestionKind::words ? count_by_list(std::move(entries_), texts_.list)
                                                 : text::count_words(lines_, texts_.list);
  }

 private:
  const std::string& part_of(std::uint32_t id) {
    auto& part = parts_[id];
    if (!part) {
      const std::string text(column_.value(id));
      part = says_nothing(text) ? std::string() : feedback::told_part(question_.code, text, texts_.looks, texts_.marks);
    }
    return *part;
  }

  const forms::Question& question_;
  const query::Column& column_;
  const Texts& texts_;
  std::vector<std::optional<std::string>> parts_;  ///< by value, as far as they were looked at
  std::vector<std::vector<std::string>> entries_;
  std::vector<std::string> lines_;
};

Result<GroupWords> of_people(const SummaryInput& input, const AnswerColumns& all, const PeopleColumns& people,
                             const forms::Question& question, const GroupsWanted& wanted) {
  auto first = group_of(wanted.where, &all, people);
  if (!first.ok()) return at_field(first.error(), "where");
  auto second = group_of(wanted.beside, &all, people);
  if (!second.ok()) return at_field(second.error(), "beside");
  if (!second->filtered) second->in = first->out;
  if ((first->in & second->in).count() > 0) return bad_input(shared).at("beside");
  if (!second->filtered && second->in.empty()) return bad_input(nobody_else).at("where");
  const auto threshold = input.form->suppress_below;
  const Group neither{first->in | second->in, first->out - second->in, true};
  if (too_few(*first, threshold) || too_few(*second, threshold) || too_few(neither, threshold))
    return bad_input("Fewer than " + in_words(static_cast<std::int64_t>(threshold)) +
                     " people stand in one of the groups, or in neither, so that a word could tell of single people. "
                     "Choose larger groups.");
  GroupWords out;
  out.first = trimmed(wanted.where);
  out.second = trimmed(wanted.beside);
  out.open = input.round != RoundState::closed;
  const auto texts = texts_of(input);
  Written written(question, all, texts);
  out.first_base = written.add(first->in);
  out.second_base = written.add(second->in);
  for (const auto& count : written.words()) {
    WordOfGroups told{count.word, 0, 0};
    for (const auto at : count.texts) ++(static_cast<std::int64_t>(at) < out.first_base ? told.first : told.second);
    out.words.push_back(std::move(told));
  }
  without_names(out, texts);
  return out;
}

}  // namespace

Result<GroupWords> counted_groups(const SummaryInput& input, const AnswerColumns& all, const PeopleColumns& people,
                                  const GroupsWanted& wanted) {
  MUSTER_TRY(question, question_of(all.form(), wanted.question));
  if (trimmed(wanted.where).empty()) return bad_input("Say which people the first group is of.").at("where");
  auto made =
      is_protected(input) ? of_blocks(input, all, *question, wanted) : of_people(input, all, people, *question, wanted);
  if (!made.ok()) {
    auto error = made.error();
    if (people.fields.empty()) say_why_nobody_is_known(error, all.form());
    return error;
  }
  made->question = forms::full_label(*question, all.form());
  if (made->second.empty()) made->second = "everybody else";
  return made;
}

}  // namespace muster::figures
