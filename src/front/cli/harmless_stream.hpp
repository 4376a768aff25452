#pragma once
// What a command prints, as a terminal may be sent it: names and texts come from people, and a terminal obeys control
// codes.

#include <ostream>
#include <streambuf>
#include <string>

namespace muster::cli {

/// Writes on to `target` what `harmless_on_terminal` leaves of it, whole characters at a time.
class HarmlessBuffer final : public std::streambuf {
 public:
  explicit HarmlessBuffer(std::ostream& target) : target_(target) {}
  HarmlessBuffer(const HarmlessBuffer&) = delete;
  HarmlessBuffer& operator=(const HarmlessBuffer&) = delete;
  ~HarmlessBuffer() override { sync(); }

 protected:
  int_type overflow(int_type byte) override;
  std::streamsize xsputn(const char* bytes, std::streamsize count) override;
  int sync() override;

 private:
  /// Writes what is whole; the beginning of a character waits for its end.
  bool write_whole_characters();

  std::ostream& target_;
  std::string waiting_;
};

class HarmlessStream final : public std::ostream {
 public:
  explicit HarmlessStream(std::ostream& target) : std::ostream(nullptr), buffer_(target) { rdbuf(&buffer_); }
  HarmlessStream(const HarmlessStream&) = delete;
  HarmlessStream& operator=(const HarmlessStream&) = delete;
  ~HarmlessStream() override { rdbuf(nullptr); }

 private:
  HarmlessBuffer buffer_;
};

}  // namespace muster::cli
