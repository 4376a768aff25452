// Answers as the store keeps them: one line of JSON of one fixed shape, the same bytes for the same answers.
// {"helpful":{"codes":["helpful"],"texts":[]},"words":{"codes":[],"texts":["informative"]}}
// Of a question with several write-ins, "written_in" follows its texts where there are any. A question that the form of
// this person did not have ends with "asked":"no" and has nothing else.

#include <muster/domain/forms/answers.hpp>

#include <muster/kit/base/utf8.hpp>

#include <Poco/Exception.h>
#include <Poco/JSON/Handler.h>
#include <Poco/JSON/Parser.h>
#include <Poco/JSONString.h>

#include <algorithm>
#include <array>

namespace muster::forms {
namespace {

/// What stands for itself in JSON, in ASCII.
constexpr auto standing_for_themselves = [] {
  std::array<bool, 256> standing{};
  for (const unsigned char byte : "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 _-.,")
    standing[byte] = true;
  standing[0] = false;  // the end of that text
  return standing;
}();

bool stands_for_itself(char byte) { return standing_for_themselves[static_cast<unsigned char>(byte)]; }

void add_text(std::string& out, const std::string& text) {
  if (!std::ranges::all_of(text, stands_for_itself)) {
    out += Poco::toJSON(text, Poco::JSON_WRAP_STRINGS);
    return;
  }
  out += '"';
  out += text;
  out += '"';
}

void add_list(std::string& out, std::string_view name, const std::vector<std::string>& texts) {
  out += name;
  out += '[';
  for (std::size_t at = 0; at < texts.size(); ++at) {
    if (at > 0) out += ',';
    add_text(out, texts[at]);
  }
  out += ']';
}

/// JSON of another shape. Thrown through the parser, since a handler has no other way to stop it.
struct OtherShape {};

/// Takes what the parser meets, and stops it at anything but that shape: its own tree would keep the last of two equal
/// names unseen.
class Shape final : public Poco::JSON::Handler {
 public:
  [[nodiscard]] Answers take() { return std::move(answers_); }

  void reset() override {}
  void startObject() override {
    if (list_ != nullptr || depth_ == 2 || (depth_ == 1) != (answer_ != nullptr)) throw OtherShape();
    ++depth_;
    seen_codes_ = seen_texts_ = seen_written_in_ = next_is_asked_ = false;
  }
  void endObject() override {
    if (depth_ == 2 && !(seen_codes_ && seen_texts_)) throw OtherShape();
    if (depth_ == 2 && seen_written_in_ && answer_->written_in.size() != answer_->texts.size()) throw OtherShape();
    if (depth_ == 1 && answer_ != nullptr) throw OtherShape();
    if (depth_ == 2 && answer_->asked == Asked::no && !(answer_->codes.empty() && answer_->texts.empty()))
      throw OtherShape();
    if (--depth_ == 1) answer_ = nullptr;
  }
  void startArray() override {
    if (depth_ != 2 || next_ == nullptr) throw OtherShape();
    list_ = std::exchange(next_, nullptr);
  }
  void endArray() override { list_ = nullptr; }
  void key(const std::string& name) override {
    if (depth_ == 1) {
      const auto [added, fresh] = answers_.emplace(name, Answer{});
      if (!fresh) throw OtherShape();
      answer_ = &added->second;
    } else if (name == "codes" && !seen_codes_) {
      seen_codes_ = true;
      next_ = &answer_->codes;
    } else if (name == "texts" && !seen_texts_) {
      seen_texts_ = true;
      next_ = &answer_->texts;
    } else if (name == "written_in" && !seen_written_in_) {
      seen_written_in_ = true;
      next_ = &answer_->written_in;
    } else if (name == "asked" && answer_->asked == Asked::by_condition) {
      next_is_asked_ = true;
    } else {
      throw OtherShape();
    }
  }
  void value(const std::string& text) override {
    if (std::exchange(next_is_asked_, false)) {
      if (text != "no") throw OtherShape();
      answer_->asked = Asked::no;
      return;
    }
    if (list_ == nullptr) throw OtherShape();
    list_->push_back(text);
  }
  void null() override { throw OtherShape(); }
  void value(int) override { throw OtherShape(); }
  void value(unsigned) override { throw OtherShape(); }
  void value(Poco::Int64) override { throw OtherShape(); }
  void value(Poco::UInt64) override { throw OtherShape(); }
  void value(double) override { throw OtherShape(); }
  void value(bool) override { throw OtherShape(); }

 private:
  Answers answers_;
  Answer* answer_ = nullptr;
  std::vector<std::string>* next_ = nullptr;  ///< the list that a name announced
  std::vector<std::string>* list_ = nullptr;  ///< the list that is open
  int depth_ = 0;
  bool seen_codes_ = false;
  bool seen_texts_ = false;
  bool seen_written_in_ = false;
  bool next_is_asked_ = false;
};

}  // namespace

std::string to_json(const Answers& answers) {
  constexpr std::size_t usual = 512;  // bytes: more than most of them take
  std::string out;
  out.reserve(usual);
  out += '{';
  for (const auto& [code, answer] : answers) {
    if (out.size() > 1) out += ',';
    add_text(out, code);
    add_list(out, ":{\"codes\":", answer.codes);
    add_list(out, ",\"texts\":", answer.texts);
    if (!answer.written_in.empty()) add_list(out, ",\"written_in\":", answer.written_in);
    if (answer.asked == Asked::no) out += R"(,"asked":"no")";
    out += '}';
  }
  out += '}';
  return out;
}

Result<Answers> answers_from_json(std::string_view json) {
  const auto refused = [] {
    return bad_input("These stored answers cannot be read: they are not JSON of the expected shape.");
  };
  if (!is_valid_text(json)) return refused();
  try {
    Poco::SharedPtr<Shape> shape = new Shape();
    Poco::JSON::Parser parser(shape);
    parser.setAllowNullByte(false);
    parser.parse(std::string(json));
    return shape->take();
  } catch (const OtherShape&) {
    return refused();
  } catch (const Poco::Exception&) {
    return refused();
  }
}

Answers stored_answers(std::string_view json) {
  auto parsed = answers_from_json(json);
  if (!parsed) throw std::logic_error("the store holds an answer that does not parse");
  return std::move(parsed).value();
}

}  // namespace muster::forms
