# SPDX-License-Identifier: MIT
# Toolchain file: 64-bit Arm, by Debian's cross compiler (g++-aarch64-linux-gnu).

set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(CMAKE_CXX_COMPILER aarch64-linux-gnu-g++)
