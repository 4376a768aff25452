// How the values of one field are kept: codes as small numbers, ticks as bits, texts and numbers once each with a
// number a row.

#include <muster/kit/query/columns.hpp>

#include <algorithm>
#include <functional>

namespace muster::query {
namespace {

std::size_t hash_of(std::string_view text) { return std::hash<std::string_view>()(text); }

template <class Value>
std::vector<Value> picked(const std::vector<Value>& from, const std::vector<std::uint32_t>& order) {
  std::vector<Value> out;
  out.reserve(order.size());
  for (const auto row : order) out.push_back(from[row]);
  return out;
}

RowSet picked(const RowSet& from, const std::vector<std::uint32_t>& order) {
  RowSet out(order.size(), false);
  for (std::size_t at = 0; at < order.size(); ++at) {
    if (from.holds(order[at])) out.add(at);
  }
  return out;
}

}  // namespace

Column::Column(const Field& field)
    : kind_(field.codes.empty() ? Kind::values : (field.many ? Kind::ticks : Kind::code)), codes_(field.codes) {
  if (kind_ == Kind::ticks) ticks_.resize(codes_.size());
  if (codes_.size() > most_narrow) widen();
}

std::size_t Column::position(std::string_view code) const {
  return static_cast<std::size_t>(std::find(codes_.begin(), codes_.end(), code) - codes_.begin());
}

std::size_t Column::code_id(std::string_view value) {
  const auto found = position(value);
  if (found == codes_.size()) {
    codes_.emplace_back(value);
    if (kind_ == Kind::ticks) ticks_.emplace_back(rows_, false);
    if (kind_ == Kind::code && wide_.empty() && codes_.size() > most_narrow) widen();
  }
  return found;
}

void Column::widen() {
  if (!wide_.empty() || kind_ != Kind::code) return;
  wide_.reserve(narrow_.capacity());
  for (const auto code : narrow_)
    wide_.push_back(code < most_narrow ? code : static_cast<std::uint16_t>(0xFF00U + code));
  narrow_ = {};
}

/// Few different values stand in bytes once the column is settled: back to one number of four bytes a row.
void Column::unpack() {
  if (narrow_.empty()) return;
  ids_.reserve(narrow_.size() + 1);
  for (const auto id : narrow_) ids_.push_back(id < most_narrow ? id : none);
  narrow_ = {};
}

void Column::make_ticks() {
  std::vector<RowSet> ticks;
  for (std::size_t code = 0; code < codes_.size(); ++code) ticks.push_back(holding(code));
  std::vector<RowSet> gap_rows;
  if (std::any_of(missing_.begin() + 1, missing_.end(), [](auto rows) { return rows > 0; })) {
    for (std::size_t gap = 0; gap < gaps; ++gap) gap_rows.push_back(missing(static_cast<Gap>(gap)));
  }
  gap_rows_ = std::move(gap_rows);
  kind_ = Kind::ticks;
  ticks_ = std::move(ticks);
  narrow_ = {};
  wide_ = {};
}

void Column::grow_slots() {
  std::size_t size = 64;
  while (size < values_.size() * 2 + 64) size *= 2;
  slots_.assign(size, 0);
  for (std::uint32_t id = 0; id < values_.size(); ++id) {
    auto at = hash_of(value(id)) & (size - 1);
    while (slots_[at] != 0) at = (at + 1) & (size - 1);
    slots_[at] = id + 1;
  }
}

std::uint32_t Column::value_id(std::string_view value) {
  if (slots_.size() < values_.size() * 3 / 2 + 2) grow_slots();
  auto at = hash_of(value) & (slots_.size() - 1);
  for (; slots_[at] != 0; at = (at + 1) & (slots_.size() - 1)) {
    if (this->value(slots_[at] - 1) == value) return slots_[at] - 1;
  }
  values_.push_back(pool_.add(value));
  slots_[at] = static_cast<std::uint32_t>(values_.size());
  return slots_[at] - 1;
}

void Column::add(std::span<const std::string_view> values) {
  if (values.empty()) {
    add_gap(Gap::no_answer);
    return;
  }
  if (kind_ == Kind::code && values.size() > 1) make_ticks();
  if (kind_ == Kind::values) unpack();
  if (kind_ == Kind::code) {
    const auto id = code_id(values.front());
    if (wide_.empty() && codes_.size() <= most_narrow)
      narrow_.push_back(static_cast<std::uint8_t>(id));
    else
      wide_.push_back(static_cast<std::uint16_t>(id));
  } else if (kind_ == Kind::ticks) {
    for (const auto value : values) code_id(value);
    for (auto& ticks : ticks_) ticks.append(false);
    for (const auto value : values) ticks_[position(value)].add(rows_);
  } else {
    if (values.size() > 1 && ends_.empty()) {
      for (std::size_t row = 0; row < rows_; ++row)
        ends_.push_back((row == 0 ? 0 : ends_.back()) + (ids_[row] == none ? 0 : 1));
      std::erase(ids_, none);
      if (ends_.empty()) ends_.reserve(64);
    }
    for (const auto value : values) ids_.push_back(value_id(value));
    if (!ends_.empty() || values.size() > 1) ends_.push_back(static_cast<std::uint32_t>(ids_.size()));
  }
  for (auto& rows : gap_rows_) rows.append(false);
  ++rows_;
}

void Column::add_gap(Gap gap) {
  if (kind_ == Kind::code) {
    if (wide_.empty() && codes_.size() <= most_narrow)
      narrow_.push_back(narrow_gap(gap));
    else
      wide_.push_back(wide_gap(gap));
  } else {
    if (gap != Gap::no_answer && gap_rows_.empty()) {
      auto before = missing(Gap::no_answer);
      gap_rows_.assign(gaps, RowSet(rows_, false));
      gap_rows_.front() = std::move(before);
    }
    for (std::size_t each = 0; each < gap_rows_.size(); ++each)
      gap_rows_[each].append(each == static_cast<std::size_t>(gap));
    if (kind_ == Kind::ticks) {
      for (auto& ticks : ticks_) ticks.append(false);
    } else if (ends_.empty()) {
      unpack();
      ids_.push_back(none);
    } else {
      ends_.push_back(static_cast<std::uint32_t>(ids_.size()));
    }
  }
  ++missing_[static_cast<std::size_t>(gap)];
  ++rows_;
}

Column Column::in_order(const std::vector<std::uint32_t>& order) const {
  Column out(*this);
  out.narrow_ = narrow_.empty() ? narrow_ : picked(narrow_, order);
  out.wide_ = wide_.empty() ? wide_ : picked(wide_, order);
  for (auto& rows : out.ticks_) rows = picked(rows, order);
  for (auto& rows : out.gap_rows_) rows = picked(rows, order);
  if (kind_ == Kind::values && ends_.empty()) {
    if (!ids_.empty()) out.ids_ = picked(ids_, order);
  } else if (kind_ == Kind::values) {
    out.ids_.clear();
    out.ends_.clear();
    for (const auto row : order) {
      each_id(row, [&](std::uint32_t id) { out.ids_.push_back(id); });
      out.ends_.push_back(static_cast<std::uint32_t>(out.ids_.size()));
    }
  }
  return out;
}

void Column::settle() {
  slots_ = {};
  if (kind_ == Kind::values && ends_.empty() && !ids_.empty() && values_.size() <= most_narrow) {
    narrow_.reserve(ids_.size());
    for (const auto id : ids_)
      narrow_.push_back(id == none ? narrow_gap(Gap::no_answer) : static_cast<std::uint8_t>(id));
    ids_ = {};
  }
  narrow_.shrink_to_fit();
  wide_.shrink_to_fit();
  ends_.shrink_to_fit();
  ids_.shrink_to_fit();
  values_.shrink_to_fit();
  for (auto* sets : {&ticks_, &gap_rows_}) {
    for (auto& rows : *sets) rows.words().shrink_to_fit();
  }
}

RowSet Column::answered() const {
  RowSet out(rows_, false);
  switch (kind_) {
    case Kind::code: {
      for (std::size_t gap = 0; gap < gaps; ++gap) {
        if (missing_[gap] > 0) out |= missing(static_cast<Gap>(gap));
      }
      out.invert();
      break;
    }
    case Kind::ticks:
      for (const auto& rows : ticks_) out |= rows;
      break;
    case Kind::values:
      for (std::size_t row = 0; row < rows_; ++row) {
        each_id(row, [&](std::uint32_t) { out.add(row); });
      }
  }
  return out;
}

RowSet Column::missing(Gap gap) const {
  if (!gap_rows_.empty()) return gap_rows_[static_cast<std::size_t>(gap)];
  RowSet out(rows_, false);
  if (!any_missing(gap)) return out;
  if (kind_ != Kind::code) {
    out = answered();
    out.invert();
    return out;
  }
  for (std::size_t row = 0; row < rows_; ++row) {
    if (wide_.empty() ? narrow_[row] == narrow_gap(gap) : wide_[row] == wide_gap(gap)) out.add(row);
  }
  return out;
}

RowSet Column::holding(std::size_t code) const {
  if (kind_ == Kind::ticks) return ticks_[code];
  RowSet out(rows_, false);
  for (std::size_t row = 0; row < rows_; ++row) {
    if (code_at(row) == code) out.add(row);
  }
  return out;
}

std::vector<std::string> Column::read(std::size_t row) const {
  std::vector<std::string> out;
  if (kind_ == Kind::code) {
    if (const auto code = code_at(row); code < codes_.size()) out.push_back(codes_[code]);
  } else if (kind_ == Kind::ticks) {
    for (std::size_t code = 0; code < codes_.size(); ++code) {
      if (ticks_[code].holds(row)) out.push_back(codes_[code]);
    }
  } else {
    each_id(row, [&](std::uint32_t id) { out.emplace_back(value(id)); });
  }
  return out;
}

std::size_t Column::bytes() const {
  std::size_t sum = sizeof(Column) + narrow_.capacity() + wide_.capacity() * 2 + pool_.bytes() +
                    (ends_.capacity() + ids_.capacity() + slots_.capacity()) * 4 +
                    values_.capacity() * sizeof(TextPool::Slice);
  for (const auto& code : codes_) sum += sizeof(code) + code.capacity();
  for (const auto* sets : {&ticks_, &gap_rows_}) {
    for (const auto& rows : *sets) sum += sizeof(rows) + rows.bytes();
  }
  return sum;
}

}  // namespace muster::query
