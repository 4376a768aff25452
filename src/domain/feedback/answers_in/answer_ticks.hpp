#pragma once
// Which options a cell of another program's export names, however it sets them apart.

#include <muster/domain/forms/bound_form.hpp>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace muster::feedback {

/// One way to read a cell.
struct TickReading {
  std::vector<const forms::Option*> options;  ///< in the form's order, none twice; of a ranking as in the cell
  std::vector<std::string> others;            ///< what names no option, in the cell's order
  friend bool operator==(const TickReading&, const TickReading&) = default;
};

/// Reads the cells of one question with options. Holds pointers into it.
///
/// Options are looked for before a cell is split, and pieces are put together again where only together they are an
/// option: with the option "In person; with lunch" the cell "In person; with lunch;" is that one. Pieces are set apart
/// by semicolons, commas, line breaks or |, all by the same sign; by blanks where every piece is an option.
class TickReader {
 public:
  explicit TickReader(const forms::Question& question);

  /// The ways to read the cell, two at most: those that explain all of it by options, else those that explain most of
  /// it. One, with nothing but `others`, where no option is named.
  [[nodiscard]] const std::vector<TickReading>& read(const std::string& cell);

  [[nodiscard]] const forms::Option* option_named(std::string_view label) const { return index_.find(label); }
  /// The only option with a line to write on; nullptr where there is none, or where a text could belong to several.
  [[nodiscard]] const forms::Option* write_in() const { return write_in_; }

 private:
  std::vector<TickReading> ways_to_read(const std::string& cell) const;
  void sort(TickReading& reading) const;

  const forms::Question& question_;
  forms::OptionIndex index_;
  const forms::Option* write_in_ = nullptr;
  std::unordered_map<std::string, std::vector<TickReading>> known_;  ///< cells repeat
};

/// "“In person” and “Online”", for a refusal that names both readings.
[[nodiscard]] std::string words_of(const TickReading& reading);

}  // namespace muster::feedback
