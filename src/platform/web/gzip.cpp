// zlib behind standard types.
#include <muster/platform/web/gzip.hpp>

#include <sodium.h>
#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>

namespace muster::web {

namespace {

constexpr int gzip_window = 15 + 16;  ///< 32 kB window, with gzip's wrapper
constexpr unsigned most_padding = 64;

std::string lower_trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  std::string folded(text);
  for (char& letter : folded)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return folded;
}

/// "q=0", "q=0.", "q=0.000": not wanted.
bool is_zero_weight(std::string_view weight) {
  return weight.starts_with("q=0") && weight.find_first_of("123456789", 3) == std::string_view::npos;
}

}  // namespace

bool accepts_gzip(std::string_view accept_encoding) {
  bool any = false;
  while (!accept_encoding.empty()) {
    const auto comma = std::min(accept_encoding.find(','), accept_encoding.size());
    const auto item = accept_encoding.substr(0, comma);
    accept_encoding.remove_prefix(std::min(comma + 1, accept_encoding.size()));
    const auto semicolon = item.find(';');
    const auto name = lower_trimmed(item.substr(0, semicolon));
    const bool refused =
        semicolon != std::string_view::npos && is_zero_weight(lower_trimmed(item.substr(semicolon + 1)));
    if (name == "gzip") return !refused;
    if (name == "*") any = !refused;
  }
  return any;
}

bool is_compressible(std::string_view content_type) {
  const auto kind = content_type.substr(0, content_type.find(';'));
  return kind.starts_with("text/") || kind == "application/json" || kind == "application/problem+json" || kind == "image/svg+xml" ||
         kind == "application/xml";
}

std::string gzipped(std::string_view bytes, int level, Padding padding) {
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("there is no memory to compress with");
  char name[most_padding + 1] = {};
  gz_header header{};
  header.os = 255;
  if (padding == Padding::random) {
    std::memset(name, 'x', randombytes_uniform(most_padding) + 1);
    header.name = reinterpret_cast<Bytef*>(name);
  }
  deflateSetHeader(&stream, &header);
  std::string packed(deflateBound(&stream, bytes.size()) + most_padding, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int done = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  if (done != Z_STREAM_END) throw std::runtime_error("a page could not be compressed");
  return packed;
}

}  // namespace muster::web
