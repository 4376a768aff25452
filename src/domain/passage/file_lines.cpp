// Lines of JSON, and the hash over them.
#include <muster/domain/passage/file_lines.hpp>

#include <muster/kit/base/json_reader.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <sodium.h>

#include <array>
#include <fstream>
#include <streambuf>

namespace muster::passage {
namespace {

const unsigned char* as_bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());  // NOLINT(*-reinterpret-cast): libsodium's own type
}

constexpr int base64_kind = sodium_base64_VARIANT_ORIGINAL;

}  // namespace

struct RunningHash::State {
  crypto_hash_sha256_state hash;
};

RunningHash::RunningHash() : state_(std::make_unique<State>()) { crypto_hash_sha256_init(&state_->hash); }
RunningHash::~RunningHash() = default;
RunningHash::RunningHash(RunningHash&& other) noexcept = default;

void RunningHash::add(std::string_view bytes) {
  crypto_hash_sha256_update(&state_->hash, as_bytes(bytes), bytes.size());
}

std::string RunningHash::digits() {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256_final(&state_->hash, hash.data());
  std::string hex(hash.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  hex.pop_back();
  return hex;
}

std::string head_line(const FileHead& head) {
  return json_text(json_object({{"muster", "programme"},
                                {"format", format_version},
                                {"notice", head.notice},
                                {"programme", head.programme},
                                {"written_at", head.written_at},
                                {"left_out", head.left_out}}));
}

Result<FileHead> head_in(const Json& line) {
  const auto* kind = line.find("muster");
  const auto* format = line.find("format");
  if (kind == nullptr || kind->text() == nullptr || *kind->text() != "programme" || format == nullptr ||
      format->whole() == nullptr)
    return bad_input("This is no file of a programme: make one with muster programme export.");
  if (*format->whole() != format_version) {
    return bad_input("The file has format " + std::to_string(*format->whole()) + ", and this Muster reads format " +
                     std::to_string(format_version) + ": read it with the version that wrote it, or a newer one.");
  }
  FileHead head;
  const auto text = [&](const char* name) {
    const auto* found = line.find(name);
    return found != nullptr && found->text() != nullptr ? *found->text() : std::string();
  };
  head.programme = text("programme");
  head.written_at = text("written_at");
  head.notice = text("notice");
  if (const auto* out = line.find("left_out"); out != nullptr && out->array() != nullptr) {
    for (const auto& each : *out->array())
      if (each.text() != nullptr) head.left_out.push_back(*each.text());
  }
  return head;
}

std::string table_line(std::string_view table, const std::vector<std::string_view>& columns) {
  Json::Array names;
  for (const auto column : columns) names.emplace_back(column);
  return json_text(json_object({{"table", table}, {"columns", Json(std::move(names))}}));
}

std::string end_line(std::int64_t rows, const std::string& sha256) {
  return json_text(json_object({{"end", json_object({{"rows", rows}, {"sha256", sha256}})}}));
}

std::string base64_text(std::string_view bytes) {
  std::string out(sodium_base64_encoded_len(bytes.size(), base64_kind), '\0');
  sodium_bin2base64(out.data(), out.size(), as_bytes(bytes), bytes.size(), base64_kind);
  out.pop_back();
  return out;
}

Result<std::string> base64_bytes(const std::string& text) {
  std::string out(text.size() / 4 * 3 + 3, '\0');
  std::size_t length = 0;
  const char* end = nullptr;
  auto* place = reinterpret_cast<unsigned char*>(out.data());  // NOLINT(*-reinterpret-cast): libsodium's own type
  if (sodium_base642bin(place, out.size(), text.data(), text.size(), nullptr, &length, &end, base64_kind) != 0 ||
      end != text.data() + text.size())
    return bad_input("what should be base64 is none");
  out.resize(length);
  return out;
}

struct LineReader::File {
  /// Bytes in memory as a stream reads them, without another copy.
  struct InMemory : std::streambuf {
    void read(const std::string& bytes) {
      auto* begin = const_cast<char*>(bytes.data());  // NOLINT(*-const-cast): only ever read from
      setg(begin, begin, begin + bytes.size());
    }
  };
  std::ifstream stream;
  InMemory memory;
  std::streambuf* bytes = nullptr;
};

LineReader::LineReader(std::unique_ptr<File> file) : file_(std::move(file)) {}
LineReader::~LineReader() = default;
LineReader::LineReader(LineReader&& other) noexcept = default;

Result<LineReader> LineReader::open(const FileSource& source) {
  auto file = std::make_unique<File>();
  if (source.bytes != nullptr) {
    if (source.bytes->empty()) return bad_input("The file is empty. Nothing was changed; choose another.");
    file->memory.read(*source.bytes);
    file->bytes = &file->memory;
    return LineReader(std::move(file));
  }
  file->stream.open(source.path, std::ios::binary);
  if (!file->stream || file->stream.peek() == std::ifstream::traits_type::eof())
    return not_found("There is no file " + source.path + ", or it is empty or cannot be read.");
  file->bytes = file->stream.rdbuf();
  return LineReader(std::move(file));
}

Result<std::string> LineReader::next() {
  ++number_;
  std::string line;
  auto& bytes = *file_->bytes;
  for (;;) {
    const auto letter = bytes.sbumpc();
    if (letter == std::ifstream::traits_type::eof()) {
      if (line.empty()) return line;
      return fault("the file is cut short in it");
    }
    if (letter == '\n') break;
    if (line.size() >= longest_line) return fault("it is longer than " + std::to_string(longest_line >> 20U) + " MB");
    line.push_back(static_cast<char>(letter));
  }
  if (line.empty()) return fault("it is empty");
  return line;
}

Error LineReader::fault(const std::string& what, const char* way_on) const {
  return bad_input("Line " + grouped(number_) + " of the file: " + what + ". Nothing was changed; " + way_on + ".");
}

Result<Json> line_json(const LineReader& reader, const std::string& line) {
  if (!is_valid_text(line)) return reader.fault("it holds bytes that are no text");
  auto json =
      read_json(line, {4, 100'000}, [](std::string_view text) -> Result<std::string> { return std::string(text); });
  if (!json.ok()) return reader.fault("it is no JSON: " + json.error().message);
  return json;
}

}  // namespace muster::passage
