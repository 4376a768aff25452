#pragma once
// All readings of one question in memory, with what follows of them counted as they come, so that a turn of the review
// costs what it shows. Pure rules.

#include <muster/domain/themes/codebook.hpp>
#include <muster/domain/themes/reading.hpp>
#include <muster/domain/themes/team_agreement.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace muster::themes {

class ReadingBoard {
 public:
  using OfText = std::map<std::string, Reading>;  ///< by reader
  /// Does the text at a place meet the words of a theme that was split off?
  using Meets = std::function<bool(std::size_t, const Theme&)>;

  /// `people`: for each place how many wrote the text that stands there.
  ReadingBoard(std::vector<std::int64_t> people, Codebook book, Meets meets);

  /// What is said of a text now, in place of what was. Costs by how many have read it.
  void put(std::size_t place, OfText readings);
  /// Another codebook. Counts anew only where themes mean something else by it.
  void use(Codebook book, Meets meets);
  void set_readers_wanted(std::int64_t readers);
  /// What is kept beside the readings: which themes have the keys from 1 on, and the words that the texts were searched
  /// for (words_known).
  void set_beside(std::vector<std::int64_t> keys, std::string rule_words);
  [[nodiscard]] const std::vector<std::int64_t>& keys() const { return keys_; }
  [[nodiscard]] const std::string& rule_words() const { return rule_words_; }

  [[nodiscard]] const Codebook& book() const { return book_; }
  [[nodiscard]] std::int64_t readers_wanted() const { return wanted_; }
  [[nodiscard]] std::size_t size() const { return of_places_.size(); }
  [[nodiscard]] const OfText& at(std::size_t place) const { return of_places_.at(place); }
  /// The themes of a reading of the text that stands there, as `meant`.
  [[nodiscard]] std::vector<std::int64_t> meant_at(std::size_t place, const Reading& reading) const;

  /// What counts of the text that stands there.
  [[nodiscard]] ThemedText themed_at(std::size_t place) const;

  using Locks = std::map<std::size_t, std::vector<Lock>>;  ///< by place
  /// As the functions of that name in reading.hpp. Looks at places that are open alone.
  [[nodiscard]] std::optional<std::size_t> next_to_read(const Locks& locks, const std::string& reader,
                                                        std::size_t after, Instant now) const;
  [[nodiscard]] bool may_read(const Locks& locks, std::size_t place, const std::string& reader, Instant now) const;

  /// Counted by texts.
  [[nodiscard]] std::int64_t read() const { return read_; }  ///< that a person has read
  [[nodiscard]] const std::map<std::string, std::int64_t>& read_by() const { return read_by_; }

  /// Counted by people who wrote.
  struct Tally {
    std::map<std::int64_t, std::int64_t> themes;  ///< by number; none that nobody named
    std::int64_t read = 0;
    std::int64_t nothing = 0;  ///< say that there is nothing to say
    std::int64_t several = 0;  ///< name two themes or more
    std::int64_t by_rule = 0;  ///< no person has read it; the words of themes say so
  };
  [[nodiscard]] const Tally& tally() const { return tally_; }

  /// Two people, on the texts that both have read.
  struct Pair {
    std::int64_t both = 0;
    std::int64_t same = 0;
    std::set<std::size_t> open;  ///< where they differ, and nothing is settled
  };
  /// By the two readers, in the order of their names.
  [[nodiscard]] const std::map<std::pair<std::string, std::string>, Pair>& pairs() const { return pairs_; }
  /// As agreement_of, of these two. Looks at all of it: ask when both have read all.
  [[nodiscard]] std::optional<Agreement> agreement(const std::string& one, const std::string& other) const;
  /// As team_agreement_of; nothing before each text is read by as many people as are to read it.
  [[nodiscard]] std::optional<TeamAgreement> team_agreement() const;

 private:
  void count(std::size_t place, std::int64_t sign);
  void count_all();
  [[nodiscard]] MeetsSplit meets_at(std::size_t place) const;

  std::vector<std::int64_t> people_;
  Codebook book_;
  Meets meets_;
  std::int64_t wanted_ = 1;
  std::vector<std::int64_t> keys_;
  std::string rule_words_;
  std::vector<OfText> of_places_;
  std::set<std::size_t> open_;  ///< places that fewer people have read than are to
  std::set<std::size_t> bare_;  ///< of those, to which neither a person nor a rule gave anything
  std::int64_t read_ = 0;
  std::map<std::string, std::int64_t> read_by_;
  Tally tally_;
  std::map<std::pair<std::string, std::string>, Pair> pairs_;
};

}  // namespace muster::themes
