// Photographs that somebody brings along: upright, small, and silent about where they were taken.
#include "support/catch.hpp"
#include "support/source_dir.hpp"

#include <muster/kit/base/file.hpp>
#include <muster/kit/draw/photograph.hpp>
#include <muster/kit/draw/picture.hpp>

using namespace muster;
using namespace muster::draw;

namespace {

std::string held_sideways() {
  auto bytes = read_file(test::source_dir() + "/tests/kit/draw/fixtures/held_sideways.jpeg");
  REQUIRE(bytes.ok());
  return std::move(bytes).value();
}

std::string said_of(std::string_view bytes) {
  const auto read = read_photograph(bytes);
  return read.ok() ? "taken" : read.error().message;
}

/// As many pixels as `sides` squared, no two neighbours alike, so that nothing makes it small.
std::string noise(int sides) {
  std::string boxes;
  unsigned seed = 7;
  for (int y = 0; y < sides; ++y) {
    for (int x = 0; x < sides; ++x) {
      seed = seed * 1664525U + 1013904223U;
      char colour[8];
      std::snprintf(colour, sizeof colour, "#%06x", seed >> 8U);
      boxes += "<rect x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) +
               "\" width=\"1\" height=\"1\" fill=\"" + colour + "\"/>";
    }
  }
  const auto size = std::to_string(sides);
  Picture picture{
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + size + "\" height=\"" + size + "\">" + boxes + "</svg>",
      static_cast<double>(sides),
      static_cast<double>(sides),
      {}};
  return to_png(picture, 1);
}

}  // namespace

TEST_CASE("a photograph is turned as the camera was held, and says nothing of where it was taken") {
  const auto brought = held_sideways();
  REQUIRE(brought.find("51.5074 N") != std::string::npos);
  const auto kept = read_photograph(brought);
  REQUIRE(kept.ok());
  CHECK(kept->media_type == "image/jpeg");
  CHECK(kept->width == 64);
  CHECK(kept->height == 96);
  CHECK(kept->bytes.find("51.5074 N") == std::string::npos);
  CHECK(kept->bytes.find("Exif") == std::string::npos);
  CHECK(read_photograph(brought)->bytes == kept->bytes);
}

TEST_CASE("a picture that is longer than paper needs is made smaller, and stays what it is") {
  const auto kept = read_photograph(to_png(qr_symbol("https://example.org", 700), 4));
  REQUIRE(kept.ok());
  CHECK(kept->media_type == "image/png");
  CHECK(kept->width == longest_side);
  CHECK(kept->height == longest_side);
  CHECK(kept->bytes.size() <= largest_kept);
}

TEST_CASE("a picture of many colours is kept in 200 kB") {
  const auto brought = noise(320);
  REQUIRE(brought.size() > largest_kept);
  const auto kept = read_photograph(brought);
  REQUIRE(kept.ok());
  CHECK(kept->media_type == "image/jpeg");
  CHECK(kept->bytes.size() <= largest_kept);
}

TEST_CASE("what is no photograph is refused with what to do") {
  CHECK(said_of("GIF89a and more") == "Choose a PNG or JPEG picture.");
  CHECK(said_of("<svg xmlns=\"http://www.w3.org/2000/svg\"/>") == "Choose a PNG or JPEG picture.");
  CHECK(said_of(held_sideways().substr(0, 200)) ==
        "This picture is damaged and cannot be read. Save it again, and choose it anew.");
  CHECK(said_of(to_png(qr_symbol("a", 20), 1)) ==
        "This picture is too small to be printed. Choose one of at least 32 pixels each way.");
  CHECK(said_of(std::string(largest_upload + 1, 'x')) == "Choose a picture of at most 12 MB.");
}

namespace {

/// The head of a PNG alone, which says how many pixels there are; and nothing of them.
std::string png_head(unsigned width, unsigned height) {
  std::string head("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", 16);
  for (const auto side : {width, height})
    for (const unsigned by : {24U, 16U, 8U, 0U}) head += static_cast<char>(side >> by);
  head += std::string("\x08\x06\0\0\0", 5);
  std::uint32_t sum = 0xFFFFFFFFU;
  for (const char byte : head.substr(12)) {
    sum ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) sum = (sum & 1U) != 0 ? 0xEDB88320U ^ (sum >> 1U) : sum >> 1U;
  }
  sum ^= 0xFFFFFFFFU;
  for (const unsigned by : {24U, 16U, 8U, 0U}) head += static_cast<char>(sum >> by);
  return head + std::string("\0\0\0\x01IDAT\x78", 9) + std::string(8, '\0');
}

std::string segment(char kind, const std::string& bytes) {
  const auto size = bytes.size() + 2;
  return std::string{'\xFF', kind, static_cast<char>(size >> 8U), static_cast<char>(size)} + bytes;
}

/// A grey JPEG of 64 by 96 pixels that goes over them so often, a dozen bytes each time.
std::string scanned(std::size_t times) {
  const auto codes = [](char which) { return segment('\xC4', which + std::string("\x01") + std::string(16, '\0')); };
  auto bytes = "\xFF\xD8" + segment('\xDB', std::string(1, '\0') + std::string(64, '\x10'));
  bytes += segment('\xC2', std::string("\x08\0\x60\0\x40\x01\x01\x11\0", 9));
  bytes += codes('\0') + codes('\x10') + segment('\xDA', std::string("\x01\x01\0\0\0\0", 6));
  for (std::size_t time = 1; time < times; ++time) bytes += segment('\xDA', std::string("\x01\x01\0\x01\x3F\0", 6));
  return bytes + "\xFF\xD9";
}

}  // namespace

TEST_CASE("a picture that says it has more pixels than can be looked at is refused before one is decoded") {
  const std::string png =
      "Choose a PNG picture of at most 12 million pixels, or save it as a JPEG: that may have 40 million.";
  CHECK(said_of(png_head(30'000, 30'000)) == png);
  CHECK(said_of(png_head(4'001, 3'000)) == png);
  CHECK(said_of(png_head(4'000, 3'000)) != png);
  auto jpeg = held_sideways();
  const auto frame = jpeg.find("\xFF\xC0");
  REQUIRE(frame != std::string::npos);
  jpeg.replace(frame + 5, 4, "\x75\x30\x75\x30");
  CHECK(said_of(jpeg) == "Choose a picture of at most 40 million pixels.");
}

TEST_CASE("a JPEG that goes over its pixels again and again is refused before one is decoded") {
  CHECK(said_of(scanned(most_scans)) == "taken");
  CHECK(said_of(scanned(most_scans + 1)) ==
        "This picture is saved in too many layers to be read. Save it again as a plain JPEG.");
  // What cameras write behind the picture, a film of the moment before, is not looked at.
  std::string behind;
  for (std::size_t time = 0; time <= most_scans; ++time) behind += "\xFF\xDA and more";
  CHECK(said_of(held_sideways() + behind) == "taken");
}
