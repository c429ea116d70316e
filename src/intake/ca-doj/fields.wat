;; Finds where the fields of a line end, sixteen bytes at a time. See fields.ts, which holds these lines assembled.
;;
;; Only lines that are as they should be are taken: each quote opens a field, closes one or is one of two, and no byte is
;; NUL. Of any other line nothing is said, and the plain loop in scan.ts looks at it.
(module
  (memory (import "setaside" "memory") 1)

  ;; One bit for each of the 64 bytes at $at that is $byte.
  (func $where (param $a v128) (param $b v128) (param $c v128) (param $d v128) (param $byte v128) (result i64)
    (i64.or
      (i64.or
        (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (local.get $a) (local.get $byte))))
        (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (local.get $b) (local.get $byte)))) (i64.const 16)))
      (i64.or
        (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (local.get $c) (local.get $byte)))) (i64.const 32))
        (i64.shl (i64.extend_i32_u (i8x16.bitmask (i8x16.eq (local.get $d) (local.get $byte)))) (i64.const 48)))))

  ;; Puts the places of the fields of the line at $at into memory at $ends, each four bytes, and their number at $count.
  ;; Gives the place of the line's LF; -1 where nothing is said of the line. Writes as far as 32 numbers beyond $last.
  (func (export "fields") (param $at i32) (param $ends i32) (param $last i32) (param $count i32) (result i32)
    (local $to i32) (local $n i32) (local $rest i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local $quotes i64) (local $commas i64) (local $breaks i64) (local $found i64) (local $upto i64)
    (local $inside i64) (local $closes i64) (local $after i64)
    ;; Carried from block to block: all ones where it begins inside quotes; one where a separator, or a closing quote, stands right before it.
    (local $open i64) (local $parted i64) (local $closed i64)
    (local.set $to (local.get $ends))
    (local.set $parted (i64.const 1))
    (loop $block
      (local.set $a (v128.load (local.get $at)))
      (local.set $b (v128.load offset=16 (local.get $at)))
      (local.set $c (v128.load offset=32 (local.get $at)))
      (local.set $d (v128.load offset=48 (local.get $at)))
      (local.set $commas (call $where (local.get $a) (local.get $b) (local.get $c) (local.get $d) (v128.const i8x16 44 44 44 44 44 44 44 44 44 44 44 44 44 44 44 44)))
      (local.set $breaks (call $where (local.get $a) (local.get $b) (local.get $c) (local.get $d) (v128.const i8x16 10 10 10 10 10 10 10 10 10 10 10 10 10 10 10 10)))
      (local.set $quotes (call $where (local.get $a) (local.get $b) (local.get $c) (local.get $d) (v128.const i8x16 34 34 34 34 34 34 34 34 34 34 34 34 34 34 34 34)))
      ;; All bits up to that of the first LF; all there are where there is none.
      (local.set $upto (i64.xor (local.get $breaks) (i64.sub (local.get $breaks) (i64.const 1))))
      ;; A NUL byte, which is seldom, and matters where it is not after the line.
      (if (i32.eqz (i8x16.all_true (i8x16.min_u (i8x16.min_u (local.get $a) (local.get $b)) (i8x16.min_u (local.get $c) (local.get $d)))))
        (then
          (if (i64.ne
                (i64.and
                  (call $where (local.get $a) (local.get $b) (local.get $c) (local.get $d) (v128.const i8x16 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0))
                  (local.get $upto))
                (i64.const 0))
            (then (return (i32.const -1))))))
      (if (i64.eqz (i64.or (local.get $quotes) (i64.or (local.get $open) (local.get $closed))))
        (then
          (local.set $parted (i64.shr_u (local.get $commas) (i64.const 63))))
        (else
          ;; Each bit is whether an odd number of quotes stands at or before it.
          (local.set $inside (i64.xor (local.get $quotes) (i64.shl (local.get $quotes) (i64.const 1))))
          (local.set $inside (i64.xor (local.get $inside) (i64.shl (local.get $inside) (i64.const 2))))
          (local.set $inside (i64.xor (local.get $inside) (i64.shl (local.get $inside) (i64.const 4))))
          (local.set $inside (i64.xor (local.get $inside) (i64.shl (local.get $inside) (i64.const 8))))
          (local.set $inside (i64.xor (local.get $inside) (i64.shl (local.get $inside) (i64.const 16))))
          (local.set $inside (i64.xor (local.get $inside) (i64.shl (local.get $inside) (i64.const 32))))
          (local.set $inside (i64.xor (local.get $inside) (local.get $open)))
          ;; A line that ends inside quotes.
          (if (i64.ne (i64.and (i64.and (local.get $breaks) (local.get $inside)) (local.get $upto)) (i64.const 0))
            (then (return (i32.const -1))))
          (local.set $commas (i64.and (local.get $commas) (i64.xor (local.get $inside) (i64.const -1))))
          (local.set $closes (i64.and (local.get $quotes) (i64.xor (local.get $inside) (i64.const -1))))
          (local.set $after (i64.or (i64.shl (local.get $closes) (i64.const 1)) (local.get $closed)))
          ;; A quote opens after a separator, or after one that seemed to close: two that stand for one.
          (if (i64.ne
                (i64.and
                  (i64.and (i64.and (local.get $quotes) (local.get $inside)) (local.get $upto))
                  (i64.xor
                    (i64.or (i64.or (i64.shl (local.get $commas) (i64.const 1)) (local.get $parted)) (local.get $after))
                    (i64.const -1)))
                (i64.const 0))
            (then (return (i32.const -1))))
          ;; After a closing quote a separator follows, or a quote.
          (local.set $after
            (i64.and
              (i64.and (local.get $after) (local.get $upto))
              (i64.xor
                (i64.or (i64.or (local.get $commas) (local.get $breaks)) (local.get $quotes))
                (i64.const -1))))
          (if (i64.ne (local.get $after) (i64.const 0))
            (then
              ;; Or CR and LF: no other bit can then be set.
              (local.set $n (i32.add (local.get $at) (i32.wrap_i64 (i64.ctz (local.get $after)))))
              (if (i32.or
                    (i32.ne (i32.load8_u (local.get $n)) (i32.const 13))
                    (i32.ne (i32.load8_u offset=1 (local.get $n)) (i32.const 10)))
                (then (return (i32.const -1))))))
          (local.set $open (i64.shr_s (local.get $inside) (i64.const 63)))
          (local.set $parted (i64.shr_u (local.get $commas) (i64.const 63)))
          (local.set $closed (i64.shr_u (local.get $closes) (i64.const 63)))))
      (local.set $found (i64.and (i64.or (local.get $commas) (local.get $breaks)) (local.get $upto)))
      ;; Places are written eight at once, as blocks seldom have more: what is written too much is written over.
      (local.set $n (local.get $to))
      (local.set $rest (i32.wrap_i64 (i64.popcnt (local.get $found))))
      (local.set $to (i32.add (local.get $to) (i32.shl (local.get $rest) (i32.const 2))))
      (if (i32.gt_u (local.get $to) (local.get $last)) (then (return (i32.const -1))))
      (loop $eight
        (i32.store (local.get $n) (i32.add (local.get $at) (i32.wrap_i64 (i64.ctz (local.get $found)))))
        (local.set $found (i64.and (local.get $found) (i64.sub (local.get $found) (i64.const 1))))
        (i32.store offset=4 (local.get $n) (i32.add (local.get $at) (i32.wrap_i64 (i64.ctz (local.get $found)))))
        (local.set $found (i64.and (local.get $found) (i64.sub (local.get $found) (i64.const 1))))
        (i32.store offset=8 (local.get $n) (i32.add (local.get $at) (i32.wrap_i64 (i64.ctz (local.get $found)))))
        (local.set $found (i64.and (local.get $found) (i64.sub (local.get $found) (i64.const 1))))
        (i32.store offset=12 (local.get $n) (i32.add (local.get $at) (i32.wrap_i64 (i64.ctz (local.get $found)))))
        (local.set $found (i64.and (local.get $found) (i64.sub (local.get $found) (i64.const 1))))
        (i32.store offset=16 (local.get $n) (i32.add (local.get $at) (i32.wrap_i64 (i64.ctz (local.get $found)))))
        (local.set $found (i64.and (local.get $found) (i64.sub (local.get $found) (i64.const 1))))
        (i32.store offset=20 (local.get $n) (i32.add (local.get $at) (i32.wrap_i64 (i64.ctz (local.get $found)))))
        (local.set $found (i64.and (local.get $found) (i64.sub (local.get $found) (i64.const 1))))
        (i32.store offset=24 (local.get $n) (i32.add (local.get $at) (i32.wrap_i64 (i64.ctz (local.get $found)))))
        (local.set $found (i64.and (local.get $found) (i64.sub (local.get $found) (i64.const 1))))
        (i32.store offset=28 (local.get $n) (i32.add (local.get $at) (i32.wrap_i64 (i64.ctz (local.get $found)))))
        (local.set $found (i64.and (local.get $found) (i64.sub (local.get $found) (i64.const 1))))
        (if (i32.gt_s (local.get $rest) (i32.const 8))
          (then
            (local.set $rest (i32.sub (local.get $rest) (i32.const 8)))
            (local.set $n (i32.add (local.get $n) (i32.const 32)))
            (br $eight))))
      (if (i64.eqz (local.get $breaks))
        (then
          (local.set $at (i32.add (local.get $at) (i32.const 64)))
          (br $block))))
    (i32.store (local.get $count) (i32.shr_u (i32.sub (local.get $to) (local.get $ends)) (i32.const 2)))
    (i32.add (local.get $at) (i32.wrap_i64 (i64.ctz (local.get $breaks)))))

  ;; Whether the $length bytes at $a are those at $b. Looks at as many as 15 more of each and minds them not.
  (func (export "same") (param $a i32) (param $b i32) (param $length i32) (result i32)
    (local $differ i32)
    (loop $next
      (local.set $differ (i32.xor (i8x16.bitmask (i8x16.eq (v128.load (local.get $a)) (v128.load (local.get $b)))) (i32.const 0xffff)))
      (if (i32.le_s (local.get $length) (i32.const 16))
        (then (return (i32.ge_s (i32.ctz (local.get $differ)) (local.get $length)))))
      (if (local.get $differ) (then (return (i32.const 0))))
      (local.set $a (i32.add (local.get $a) (i32.const 16)))
      (local.set $b (i32.add (local.get $b) (i32.const 16)))
      (local.set $length (i32.sub (local.get $length) (i32.const 16)))
      (br $next))
    (unreachable))

  ;; A table of texts that were met: slots of 64 bytes, of which the first four are the kind of text and its length.
  ;; Looks for the $length bytes at $at, at most 60, among texts of the $kind. Gives their slot; where they are not in it,
  ;; the slot they may be put in, with all bits turned over.
  (func (export "recall") (param $table i32) (param $mask i32) (param $kind i32) (param $at i32) (param $length i32) (result i32)
    (local $hash i64) (local $slot i32) (local $key i32) (local $n i32) (local $rest i32) (local $differ i32)
    (local.set $hash (i64.extend_i32_u (i32.or (i32.shl (local.get $kind) (i32.const 8)) (local.get $length))))
    (local.set $n (local.get $at))
    (local.set $rest (local.get $length))
    (block $hashed
      (loop $next
        (br_if $hashed (i32.lt_s (local.get $rest) (i32.const 8)))
        (local.set $hash (i64.mul (i64.xor (local.get $hash) (i64.load (local.get $n))) (i64.const 0x9e3779b97f4a7c15)))
        (local.set $hash (i64.xor (local.get $hash) (i64.shr_u (local.get $hash) (i64.const 32))))
        (local.set $n (i32.add (local.get $n) (i32.const 8)))
        (local.set $rest (i32.sub (local.get $rest) (i32.const 8)))
        (br $next)))
    (local.set $hash
      (i64.mul
        (i64.xor
          (local.get $hash)
          (i64.and
            (i64.load (local.get $n))
            (i64.sub (i64.shl (i64.const 1) (i64.extend_i32_u (i32.shl (local.get $rest) (i32.const 3)))) (i64.const 1))))
        (i64.const 0x9e3779b97f4a7c15)))
    (local.set $slot (i32.and (i32.wrap_i64 (i64.shr_u (local.get $hash) (i64.const 40))) (local.get $mask)))
    (local.set $key (i32.add (local.get $table) (i32.shl (local.get $slot) (i32.const 6))))
    (if (i32.ne (i32.load (local.get $key)) (i32.or (i32.shl (local.get $kind) (i32.const 8)) (local.get $length)))
      (then (return (i32.xor (local.get $slot) (i32.const -1)))))
    (local.set $rest (local.get $length))
    (loop $next
      (local.set $differ
        (i32.xor
          (i8x16.bitmask (i8x16.eq (v128.load (local.get $at)) (v128.load offset=4 (local.get $key))))
          (i32.const 0xffff)))
      (if (i32.le_s (local.get $rest) (i32.const 16))
        (then
          (return
            (select
              (local.get $slot)
              (i32.xor (local.get $slot) (i32.const -1))
              (i32.ge_s (i32.ctz (local.get $differ)) (local.get $rest))))))
      (if (local.get $differ) (then (return (i32.xor (local.get $slot) (i32.const -1)))))
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (local.set $key (i32.add (local.get $key) (i32.const 16)))
      (local.set $rest (i32.sub (local.get $rest) (i32.const 16)))
      (br $next))
    (unreachable))

  ;; Puts a text into a slot.
  (func (export "keep") (param $table i32) (param $slot i32) (param $kind i32) (param $at i32) (param $length i32)
    (local $key i32)
    (local.set $key (i32.add (local.get $table) (i32.shl (local.get $slot) (i32.const 6))))
    (i32.store (local.get $key) (i32.or (i32.shl (local.get $kind) (i32.const 8)) (local.get $length)))
    (memory.copy (i32.add (local.get $key) (i32.const 4)) (local.get $at) (local.get $length))))
