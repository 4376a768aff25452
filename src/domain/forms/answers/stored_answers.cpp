// Walks over the one shape that to_json writes, and stops at anything else.

#include <muster/domain/forms/stored_answers.hpp>

#include <cstring>

namespace muster::forms {
namespace {

class Walk {
 public:
  explicit Walk(std::string_view json) : at_(json.data()), end_(json.data() + json.size()) {}

  bool take(std::string_view piece) {
    if (static_cast<std::size_t>(end_ - at_) < piece.size() || std::memcmp(at_, piece.data(), piece.size()) != 0)
      return false;
    at_ += piece.size();
    return true;
  }
  bool text(std::string_view& out) {
    if (!take("\"")) return false;
    const auto* begin = at_;
    while (at_ != end_ && *at_ != '"' && *at_ != '\\') ++at_;
    if (at_ == end_ || *at_ == '\\') return false;
    out = {begin, static_cast<std::size_t>(at_ - begin)};
    ++at_;
    return true;
  }
  bool list(std::vector<std::string_view>& out) {
    out.clear();
    if (!take("[")) return false;
    if (take("]")) return true;
    do {
      if (!text(out.emplace_back())) return false;
    } while (take(","));
    return take("]");
  }
  [[nodiscard]] bool ended() const { return at_ == end_; }

 private:
  const char* at_;
  const char* end_;
};

/// What was not asked is the one part that is read as empty: any other without an answer is of another shape.
bool took_asked(Walk& walk, const StoredAnswer& read) {
  return walk.take(",\"asked\":\"no\"") == (read.codes.empty() && read.texts.empty());
}

bool read_one(Walk& walk, StoredAnswer& out, std::vector<std::string_view>& written_in) {
  return walk.text(out.question) && walk.take(":{\"codes\":") && walk.list(out.codes) && walk.take(",\"texts\":") &&
         walk.list(out.texts) &&
         (!walk.take(",\"written_in\":") || (walk.list(written_in) && written_in.size() == out.texts.size())) &&
         took_asked(walk, out) && walk.take("}");
}

}  // namespace

int read_stored(std::string_view json, std::vector<StoredAnswer>& out) {
  Walk walk(json);
  if (!walk.take("{")) return -1;
  std::size_t count = 0;
  if (!walk.take("}")) {
    std::vector<std::string_view> written_in;
    do {
      if (count == out.size()) out.emplace_back();
      if (!read_one(walk, out[count], written_in)) return -1;
      // to_json writes each question once, in the order of their codes.
      if (count > 0 && !(out[count - 1].question < out[count].question)) return -1;
      ++count;
    } while (walk.take(","));
    if (!walk.take("}")) return -1;
  }
  return walk.ended() ? static_cast<int>(count) : -1;
}

}  // namespace muster::forms
