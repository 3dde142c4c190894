;;; gongwen.el --- Writing Chinese official documents  -*- lexical-binding: t; -*-

;; Version: 1.0
;; Package-Requires: ((emacs "27.1"))
;; Keywords: languages, wp

;;; Commentary:

;; `gongwen-mode' for *.gongwen, and the language server for whichever of
;; eglot and lsp-mode is in use:
;;
;;   (require 'gongwen)
;;   (add-hook 'gongwen-mode-hook #'eglot-ensure)   ; or #'lsp-deferred
;;
;; `gongwen-use-in' brings the server to other modes: (gongwen-use-in 'text-mode).

;;; Code:

(require 'cl-lib)
(require 'outline)
(require 'subr-x)

(defvar gongwen--modes nil
  "The modes that the server looks after.")

(defgroup gongwen nil
  "Writing Chinese official documents."
  :group 'text)

(defcustom gongwen-command '("gongwen" "lsp")
  "How the server is started."
  :type '(repeat string))

(defcustom gongwen-settings nil
  "The `gongwen' section of the settings as a property list."
  :type 'plist)

(defcustom gongwen-autocomplete t
  "Whether the list opens after a pause in `gongwen-mode'.
Needs company.  Where company is on everywhere, or corfu, their settings count."
  :type 'boolean)

(defcustom gongwen-hint t
  "Whether the first draft of a session says in one line how to begin."
  :type 'boolean)

;;;; The mode

(defconst gongwen--numeral "[〇一二三四五六七八九十百零两]+")

(defvar gongwen-font-lock-keywords
  (let ((indent "^[ 　]*"))
    `(;; 一、 and （一） open a heading when no sentence ends on the line.
      (,(concat indent "\\(?:" gongwen--numeral "、\\|第" gongwen--numeral "[编章节]\\)[^。；！？\n]*$")
       . font-lock-function-name-face)
      (,(concat indent "（" gongwen--numeral "）[^。；！？\n]*$") . font-lock-type-face)
      (,(concat indent "\\(" gongwen--numeral "、\\|[（(][0-9〇一二三四五六七八九十百]+[）)]\\|[0-9]+[.．、]\\|"
                "第[0-9〇一二三四五六七八九十百零两]+[编章节条]\\)")
       1 font-lock-constant-face t)
      (,(concat "\\(" gongwen--numeral "是\\)[^否不]") 1 font-lock-constant-face)
      ("\\(第[一二三四五六七八九十]+\\|首先\\|其次\\|再次\\|最后\\)[，、]" 1 font-lock-constant-face)
      ("“[^“”\n]\\{1,20\\}”" 0 font-lock-string-face t)
      ("《[^《》\n]\\{1,60\\}》" 0 font-lock-doc-face t)))
  "Ordinals, headings, slogans in quotation marks, titles of documents.")

(defvar gongwen-mode-syntax-table
  (let ((table (make-syntax-table text-mode-syntax-table)))
    (modify-syntax-entry ?“ "(”" table)
    (modify-syntax-entry ?” ")“" table)
    (modify-syntax-entry ?《 "(》" table)
    (modify-syntax-entry ?》 ")《" table)
    ;; Emacs takes emoji, × and · for parts of a word.  The server does not,
    ;; and both must agree on where the run of 汉字 before the cursor begins.
    ;; One by one, in this table: text-mode's takes ： for a part of a word,
    ;; and not what stands beside it.
    (with-syntax-table table
      (map-char-table
       (lambda (range category)
         (when (memq category '(Sm Sc Sk So Po))
           (cl-loop for char from (if (consp range) (car range) range) to (if (consp range) (cdr range) range)
                    when (memq (char-syntax char) '(?w ?_))
                    do (modify-syntax-entry char "." table))))
       unicode-category-table))
    table))

;;;###autoload
(define-derived-mode gongwen-mode text-mode "公文"
  "Major mode for Chinese official documents."
  (setq-local font-lock-defaults '(gongwen-font-lock-keywords t))
  ;; For `outline-minor-mode', without a server.
  (setq-local outline-regexp
              (concat "[ 　]*\\(?:" gongwen--numeral "、\\|（" gongwen--numeral "）\\|[0-9]+[.．]\\|（[0-9]+）\\)"))
  (setq-local outline-level #'gongwen--outline-level)
  (outline-minor-mode 1)
  (setq-local truncate-lines nil)
  (setq-local fill-column most-positive-fixnum))

(defun gongwen--outline-level ()
  "1 for 一、, 2 for （一）, 3 for 1., 4 for （1）."
  (save-excursion
    (skip-chars-forward " 　")
    (cond ((looking-at-p (concat gongwen--numeral "、")) 1)
          ((looking-at-p (concat "（" gongwen--numeral)) 2)
          ((looking-at-p "[0-9]") 3)
          (t 4))))

(define-key gongwen-mode-map (kbd "C-c C-o") #'gongwen-outline)
(define-key gongwen-mode-map (kbd "C-c C-f") #'gongwen-fold)
(define-key gongwen-mode-map (kbd "C-c C-t") #'gongwen-fold-all)
(define-key gongwen-mode-map (kbd "C-c C-a") #'gongwen-fix)
(define-key gongwen-mode-map (kbd "C-c C-n") #'flymake-goto-next-error)
(define-key gongwen-mode-map (kbd "C-c C-r") #'gongwen-renumber)

(defun gongwen-fold ()
  "Hide the section of point, or show it again."
  (interactive)
  (condition-case nil
      (outline-back-to-heading t)
    (error (user-error "这里还没有到第一个标题")))
  (if (outline-invisible-p (line-end-position)) (outline-show-subtree) (outline-hide-subtree))
  (when (outline-invisible-p (line-end-position)) (message "已收起；再按一次展开")))

(defun gongwen-fold-all ()
  "Leave the headings of the first level alone, or show everything again."
  (interactive)
  (if (cl-some (lambda (it) (eq (overlay-get it 'invisible) 'outline)) (overlays-in (point-min) (point-max)))
      (outline-show-all)
    (outline-hide-sublevels 1)))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.gongwen\\'" . gongwen-mode))

;;;; Completion

;; The server has matched and ranked: it knows where a phrase begins inside a
;; run of 汉字, which no completion style can.  The style takes what it sends,
;; in the order it sends.
(add-to-list 'completion-styles-alist
             '(gongwen gongwen--try-completion gongwen--all-completions "What the server offers, as it stands."))

(defun gongwen--all-completions (string table predicate _point)
  ;; Copies: whoever inserts one strips it of the properties in which eglot keeps the item.
  (let ((completion-regexp-list nil))
    (mapcar #'copy-sequence (funcall table string predicate t))))

(defun gongwen--try-completion (string table predicate point)
  ;; Never extend the text by what candidates have in common: they differ from their first character.
  (when (gongwen--all-completions string table predicate point)
    (cons string point)))

(define-minor-mode gongwen-completion-mode
  "Complete from the server where `text-mode' would look for English words."
  :keymap (let ((map (make-sparse-keymap)))
            (define-key map [remap ispell-complete-word] #'completion-at-point)
            map))

(defun gongwen--use-style ()
  (gongwen-completion-mode 1)
  (gongwen--open-list-by-itself)
  (gongwen--go-on-after-newline)
  (gongwen--greet)
  ;; Several lines would lift the text while one moves through it; `eldoc' shows them all.
  (when (eq eldoc-echo-area-use-multiline-p 'truncate-sym-name-if-fit)
    (setq-local eldoc-echo-area-use-multiline-p nil))
  (setq-local completion-category-overrides
              (append '((eglot (styles gongwen)) (eglot-capf (styles gongwen)) (lsp-capf (styles gongwen)))
                      completion-category-overrides)))

;;;; The list by itself

(declare-function company-mode "company")
(declare-function company-abort "company")
(declare-function company-complete-selection "company")
(defvar company-active-map)
(defvar company-backends)
(defvar company-begin-commands)
(defvar company-idle-delay)
(defvar company-minimum-prefix-length)
(defvar company-mode)
(defvar company-selection-changed)
(defvar company--manual-action)

(defun gongwen-company-return ()
  "Take the candidate that was chosen; a line break if none was."
  (interactive)
  (if company-selection-changed
      (company-complete-selection)
    (company-abort)
    (setq this-command 'newline)
    (call-interactively #'newline)))

(defun gongwen--shape-list ()
  "Say when the list of company opens in this draft, unless the writer has set company up everywhere."
  (when (and gongwen-autocomplete (derived-mode-p 'gongwen-mode)
             (not (bound-and-true-p global-company-mode)) (require 'company nil t))
    ;; Whether a list may open is for the server to say; it knows `completion.minimumPrefix' and an empty line.
    (setq-local company-minimum-prefix-length 0)
    (setq-local company-idle-delay 0.15)
    (setq-local company-backends '(company-capf))
    (setq-local company-begin-commands (append '(newline gongwen-company-return) company-begin-commands))
    (setq-local company-active-map
                (let ((map (copy-keymap company-active-map)))
                  (define-key map [return] #'gongwen-company-return)
                  (define-key map (kbd "RET") #'gongwen-company-return)
                  (define-key map [tab] #'company-complete-selection)
                  (define-key map (kbd "TAB") #'company-complete-selection)
                  map))
    ;; Company fills up wide characters with these; a terminal shows each as a blank.
    (setq-local glyphless-char-display (copy-sequence glyphless-char-display))
    (aset glyphless-char-display #xFEFF 'zero-width)))

(defun gongwen--open-list-by-itself ()
  "Turn company on in a draft."
  (when (and gongwen-autocomplete (derived-mode-p 'gongwen-mode) (featurep 'company)
             (not (bound-and-true-p company-mode)) (not (bound-and-true-p corfu-mode)))
    (company-mode 1)))

(defvar gongwen--is-unasked nil
  "Whether the request that is being written comes of a pause, not of a key.")

(defun gongwen--pauses ()
  "Whether company asks by itself."
  (and (bound-and-true-p company-mode) (not company--manual-action)
       (not (memq this-command '(completion-at-point company-complete company-manual-begin)))))

(defun gongwen--say-unasked (params)
  "Let the server know what PARAMS of eglot leave out: nobody asked for the list.
Then `completion.automatic' and `completion.minimumPrefix' apply."
  (if gongwen--is-unasked
      (plist-put (copy-sequence params) :context '(:triggerKind 2 :triggerCharacter ""))
    params))

;;;; Enter

(declare-function eglot-format "eglot")
(declare-function eglot--server-capable "eglot")
(declare-function lsp-request "lsp-mode")
(declare-function lsp--apply-text-edits "lsp-mode")
(declare-function lsp--capability "lsp-mode")
(declare-function lsp-get "lsp-protocol")
(declare-function lsp--text-document-position-params "lsp-mode")
(defvar eglot--last-inserted-char)

(defun gongwen--ask-lsp (mark)
  "Have what the server mends behind MARK through lsp-mode."
  (let ((edits (lsp-request "textDocument/onTypeFormatting"
                            (append (lsp--text-document-position-params)
                                    (list :ch mark :options (list :tabSize tab-width :insertSpaces t))))))
    (when edits (let ((inhibit-message t)) (lsp--apply-text-edits edits)))))

(defun gongwen--after-mark ()
  "Behind a mark that may end a number, have one of two that are the same taken away.
eglot asks by itself; lsp-mode is kept from it (`gongwen--prepare')."
  (when (and (bound-and-true-p lsp-mode) (characterp last-command-event))
    (let ((provider (lsp--capability :documentOnTypeFormattingProvider))
          (mark (char-to-string last-command-event)))
      (when (and provider (seq-contains-p (lsp-get provider :moreTriggerCharacter) mark))
        (gongwen--ask-lsp mark)))))

(defun gongwen--ask-for-number ()
  "What the server writes on a new line.
Up to version 1.9 eglot looks for the key of Enter, which is a carriage return, and asks nothing.  lsp-mode writes the
number behind point while one types on, so it is not asked to (`gongwen--prepare')."
  (cond ((bound-and-true-p eglot--managed-mode)
         (when (and (not (eq eglot--last-inserted-char ?\n))
                    (eglot--server-capable :documentOnTypeFormattingProvider))
           (let ((inhibit-message t)) (eglot-format (point) nil ?\n))))
        ((and (bound-and-true-p lsp-mode) (lsp--capability :documentOnTypeFormattingProvider))
         (gongwen--ask-lsp "\n"))))

(defvar-local gongwen--is-new-line nil
  "Whether a line break is what came.")

(defun gongwen--before-newline ()
  (setq gongwen--is-new-line (eq last-command-event ?\n)))

(defun gongwen--after-newline ()
  "Ask for the next number, and put point behind it.
Not when more has been typed already: a terminal that does not mark what is pasted sends it so, numbers and all."
  (when (and gongwen--is-new-line (not (input-pending-p)))
    ;; A blank line may come before the number: the marker goes behind both.
    (let ((tick (buffer-chars-modified-tick))
          (end (copy-marker (line-end-position) t)))
      (gongwen--ask-for-number)
      (unless (= tick (buffer-chars-modified-tick)) (goto-char end)))))

(defun gongwen--go-on-after-newline ()
  (add-hook 'post-self-insert-hook #'gongwen--before-newline -90 t)
  (add-hook 'post-self-insert-hook #'gongwen--after-newline 90 t)
  (add-hook 'post-self-insert-hook #'gongwen--after-mark 90 t))

;;;; The first hint

(defvar gongwen--has-greeted nil)

(defun gongwen--greet ()
  "Say once in a session that the server is there, and how to begin.
Later than the message of the client, which would hide it."
  (when (and gongwen-hint (not gongwen--has-greeted))
    (setq gongwen--has-greeted t)
    (run-with-timer 1 nil #'message "公文：%s；%s 大纲；%s 修改"
                    (if (bound-and-true-p company-mode) "停顿出候选，M-n 选、TAB 定" "C-M-i 补全")
                    (if (derived-mode-p 'gongwen-mode) "C-c C-o" "M-x gongwen-outline")
                    (if (derived-mode-p 'gongwen-mode) "C-c C-a" "M-x gongwen-fix"))))

;;;; The columns of eglot

(declare-function eglot-completion-at-point "eglot")

(defun gongwen--sized (candidate length)
  "CANDIDATE cut or filled to LENGTH characters, with the properties of its first."
  (if (<= length (length candidate))
      (substring candidate 0 length)
    (concat candidate (make-string (- length (length candidate)) ?\s))))

(defun gongwen--eglot-capf ()
  "`eglot-completion-at-point', safe for long runs of 汉字.
Some versions of eglot take for granted that a candidate is longer than the
text it completes, and delete what follows the cursor if it is not.  So the
text is put back before eglot applies the edit of the server, and eglot sees
a candidate of exactly the length it expects.

What stands behind the cursor is no part of what is completed, as eglot takes
it to be: 汉字 run on without blanks, and no candidate goes on with them."
  (pcase (with-syntax-table gongwen-mode-syntax-table (eglot-completion-at-point))
    (`(,start ,end ,table . ,properties)
     (let* ((original (buffer-substring-no-properties start (point)))
            (length (- end start))
            (is-unasked (gongwen--pauses))
            (asking (lambda (string predicate action)
                      (let ((gongwen--is-unasked is-unasked)) (funcall table string predicate action))))
            (exit (plist-get properties :exit-function))
            (restoring
             (lambda (candidate status)
               (if (or (null exit) (zerop length) (not (memq status '(finished exact))))
                   (when exit (funcall exit candidate status))
                 (let ((known (if (get-text-property 0 'eglot--lsp-item candidate)
                                  candidate
                                (or (cl-find candidate (funcall asking original nil t) :test #'string=) candidate))))
                   (delete-region start (point))
                   (insert original)
                   (funcall exit (gongwen--sized known length) status))))))
       `(,start ,(point) ,asking :exit-function ,restoring ,@properties)))))

;;;; eglot

(defvar eglot-server-programs)
(defvar eglot-workspace-configuration)

(defun gongwen--eglot-managed ()
  "Completion for 汉字 in a buffer that eglot looks after."
  (when (and (apply #'derived-mode-p gongwen--modes)
             (memq #'eglot-completion-at-point completion-at-point-functions))
    (gongwen--use-style)
    (setq-local imenu-create-index-function #'gongwen-outline-index)
    (setq-local completion-at-point-functions
                (cl-substitute #'gongwen--eglot-capf #'eglot-completion-at-point completion-at-point-functions))))

(with-eval-after-load 'eglot
  (advice-add 'eglot--CompletionParams :filter-return #'gongwen--say-unasked)
  (advice-add 'eglot--uri-to-path :filter-return #'gongwen--legible)
  (advice-add 'eglot-code-actions :around #'gongwen--in-order)
  (advice-add 'eglot-rename :around #'gongwen--rename-if-possible))

(defun gongwen--legible (path)
  "PATH in characters: some versions of eglot leave a name in 汉字 as bytes, and xref shows \\351\\200\\232."
  (condition-case nil
      (decode-coding-string (string-to-unibyte path) 'utf-8)
    (error path)))

(declare-function flymake-diagnostics "flymake")
(declare-function flymake-goto-next-error "flymake")

(defun gongwen--on-line (arguments)
  "ARGUMENTS of a command that begin with a region: the line where it holds findings, and point stands in none of them.
eglot asks about point alone; who sees a mark on a line need not go to its column."
  (if (and (apply #'derived-mode-p gongwen--modes)
           (not (or (region-active-p) (get-char-property (point) 'flymake-diagnostic)))
           (flymake-diagnostics (line-beginning-position) (line-end-position)))
      (append (list (line-beginning-position) (line-end-position)) (nthcdr 2 arguments))
    (gongwen--at-point arguments)))

(defun gongwen--at-point (arguments)
  "ARGUMENTS of a command that begin with a region; point where that is nil.
Behind 。 at the end of a line eglot finds no thing, and would offer what mends any place of the draft."
  (if (or (car arguments) (not (apply #'derived-mode-p gongwen--modes)))
      arguments
    (append (list (point) (point)) (nthcdr 2 arguments))))

(defun gongwen--in-chinese (prompt)
  "PROMPT of eglot for an action, in the language of the writer."
  (if (string-match "(default \\(.*\\))" prompt)
      (format "怎样修改（直接回车：%s）：" (match-string 1 prompt))
    prompt))

(defun gongwen--in-order (act &rest arguments)
  "Run ACT with ARGUMENTS; the choices are shown at once, in the order of the server: fixes first, rules off last."
  (interactive
   (lambda (spec)
     (gongwen--on-line (advice-eval-interactive-spec spec))))
  (if (not (apply #'derived-mode-p gongwen--modes))
      (apply act arguments)
    (let* ((read completing-read-function)
           (completing-read-function
            (lambda (prompt choices &rest rest)
              (let ((table (lambda (string predicate action)
                             (if (eq action 'metadata)
                                 '(metadata (display-sort-function . identity) (cycle-sort-function . identity))
                               (complete-with-action action choices string predicate)))))
                (minibuffer-with-setup-hook
                    (lambda () (when (eq read #'completing-read-default) (minibuffer-completion-help)))
                  (apply read (gongwen--in-chinese prompt) table rest))))))
      (apply act arguments))))

(declare-function eglot--TextDocumentPositionParams "eglot")
(declare-function eglot-current-server "eglot")
(declare-function jsonrpc-request "jsonrpc")

(defun gongwen--rename-if-possible (rename &rest arguments)
  "Call RENAME with ARGUMENTS; before a name is asked for, the server says whether there is something to rename."
  (interactive
   (lambda (spec)
     (if (not (and (bound-and-true-p eglot--managed-mode) (apply #'derived-mode-p gongwen--modes)))
         (advice-eval-interactive-spec spec)
       (condition-case refusal
           (let* ((server (eglot-current-server))
                  (place (eglot--TextDocumentPositionParams))
                  (known (plist-get (jsonrpc-request server :textDocument/prepareRename place) :placeholder)))
             (list (read-string (if known (format "“%s”通篇改为：" known) "通篇改为：") nil nil known)))
         (jsonrpc-error (user-error "%s" (or (alist-get 'jsonrpc-error-message (cdr refusal)) "这里不能改名")))))))
  (apply rename arguments))

;; What the server asks for by itself belongs to what the writer has just done: the items behind count back where he takes a
;; number away. A question in the middle of a sentence takes what is typed next for its answer.

(declare-function eglot--managed-buffers "eglot")
(declare-function eglot--signal-textDocument/didChange "eglot")

(defun gongwen--drafts (server)
  "The buffers of ours that SERVER looks after."
  (cl-remove-if-not (lambda (buffer)
                      (and (buffer-live-p buffer)
                           (with-current-buffer buffer (apply #'derived-mode-p gongwen--modes))))
                    (eglot--managed-buffers server)))

(defun gongwen--without-asking (handle server method &rest params)
  "HANDLE a request METHOD with PARAMS of SERVER; an edit of our own is made at once.
eglot refuses one that was made for an older text in a way that says that the server is wrong.  Ours asks anew when it
hears that it came too late, and what was typed meanwhile."
  (if (not (and (eq method 'workspace/applyEdit) (gongwen--drafts server)))
      (apply handle server method params)
    (cl-progv '(eglot-confirm-server-initiated-edits eglot-confirm-server-edits) '(nil nil)
      (condition-case nil
          (let ((inhibit-message t)) (apply handle server method params))
        (jsonrpc-error
         (dolist (draft (gongwen--drafts server))
           (with-current-buffer draft (eglot--signal-textDocument/didChange)))
         '(:applied :json-false))))))

(defvar gongwen--said nil
  "What the server has said while a command waited for its answer.")

(defun gongwen--tell-plainly (handle server method &rest params)
  "HANDLE a notification METHOD with PARAMS of SERVER; our own words have nothing in front of them."
  (if (and (eq method 'window/showMessage) (gongwen--drafts server))
      (message "%s" (setq gongwen--said (format "公文：%s" (plist-get params :message))))
    (apply handle server method params)))

(defun gongwen--silently (act &rest arguments)
  "ACT with ARGUMENTS; in a draft, which shows what has changed, without the words of eglot."
  (let ((inhibit-message (or inhibit-message (and (apply #'derived-mode-p gongwen--modes) t))))
    (apply act arguments)))

(with-eval-after-load 'eglot
  (advice-add 'eglot-handle-request :around #'gongwen--without-asking)
  (advice-add 'eglot-handle-notification :around #'gongwen--tell-plainly)
  (advice-add 'eglot--apply-text-edits :around #'gongwen--silently))

;;;; Commands

(declare-function eglot-code-actions "eglot")
(declare-function eglot-execute-command "eglot")
(declare-function eglot--TextDocumentIdentifier "eglot")
(declare-function lsp-execute-code-action "lsp-mode")
(declare-function lsp--text-document-identifier "lsp-mode")

(defun gongwen--require-server ()
  (unless (or (bound-and-true-p eglot--managed-mode) (bound-and-true-p lsp-mode))
    (user-error "这份稿件没有连上公文服务器（M-x eglot 或 M-x lsp）")))

(defun gongwen-fix ()
  "Choose what to do about what is found at point."
  (interactive)
  (gongwen--require-server)
  (call-interactively (if (bound-and-true-p eglot--managed-mode) #'eglot-code-actions #'lsp-execute-code-action)))

(defun gongwen-renumber ()
  "Count every list of the draft afresh; references go along."
  (interactive)
  (gongwen--require-server)
  (let* ((gongwen--said nil)
         (changed
         (if (bound-and-true-p eglot--managed-mode)
             (progn (eglot--signal-textDocument/didChange)
                    (eglot-execute-command (eglot-current-server) 'gongwen.renumber
                                           (vector (plist-get (eglot--TextDocumentIdentifier) :uri))))
           (lsp-request "workspace/executeCommand"
                        (list :command "gongwen.renumber"
                              :arguments (vector (plist-get (lsp--text-document-identifier) :uri)))))))
    ;; What was left is named by the server, and not to be overwritten.
    (message "%s" (or gongwen--said (format (if (eql changed 0) "编号没有要改的" "已重新编号，改动%s处") changed)))))

(defun gongwen--register-eglot (mode)
  (add-to-list 'eglot-server-programs (cons mode gongwen-command)))

;;;; lsp-mode

(declare-function lsp-register-client "lsp-mode")
(declare-function make-lsp-client "lsp-mode")
(declare-function lsp-stdio-connection "lsp-mode")
(declare-function lsp-activate-on "lsp-mode")
(declare-function lsp-make-completion-context "lsp-protocol")
(declare-function lsp-configuration-section "lsp-mode")
(declare-function lsp-register-custom-settings "lsp-mode")

(defun gongwen--leaves (settings path)
  "SETTINGS, a property list, as pairs of a dotted path below PATH and a value.
The server asks for its settings once more behind the handshake, and lsp-mode
answers with what was registered so."
  (let (leaves)
    (while settings
      (let ((name (concat path "." (substring (symbol-name (pop settings)) 1)))
            (value (pop settings)))
        (if (and (consp value) (keywordp (car value)))
            (setq leaves (append (gongwen--leaves value name) leaves))
          (push (list name value) leaves))))
    leaves))

(defvar lsp-language-id-configuration)

(defvar lsp-completion-show-kind)
(defvar lsp-imenu-sort-methods)

(defun gongwen--say-unasked-lsp (context)
  "CONTEXT of lsp-mode, for a list that nobody asked for."
  (if (and gongwen-completion-mode (gongwen--pauses))
      (lsp-make-completion-context :trigger-kind 2 :trigger-character? "")
    context))

(with-eval-after-load 'lsp-completion
  (advice-add 'lsp-completion--get-context :filter-return #'gongwen--say-unasked-lsp))

(declare-function lsp-completion-at-point "lsp-completion")

(defun gongwen--lsp-capf ()
  "`lsp-completion-at-point' without its marks of what matches.
Company 0.9 hands it a candidate without properties, and shows an error for each row of 汉字."
  (pcase (lsp-completion-at-point)
    (`(,start ,end ,table . ,properties)
     `(,start ,end ,table :company-match ignore ,@properties))))

(defun gongwen--lsp-ready ()
  "What lsp-mode does differently for prose."
  (when (apply #'derived-mode-p gongwen--modes)
    (gongwen--use-style)
    (setq-local completion-at-point-functions
                (cl-substitute #'gongwen--lsp-capf #'lsp-completion-at-point completion-at-point-functions))
    ;; “(Value)” behind each candidate means nothing to a writer.
    (setq-local lsp-completion-show-kind nil)
    ;; An outline in the order of its names would be no outline.
    (setq-local lsp-imenu-sort-methods '(position))))

(defun gongwen--register-lsp (mode)
  (add-to-list 'lsp-language-id-configuration
               (cons mode (if (eq mode 'gongwen-mode) "gongwen" (replace-regexp-in-string "-mode\\'" "" (symbol-name mode)))))
  (lsp-register-client
   ;; lsp-mode counts characters, and before version 9 does not say so: 𠮷 is one to it and two in UTF-16.
   (make-lsp-client :new-connection (lsp-stdio-connection
                                     (lambda () (append gongwen-command '("--position-encoding" "utf-32"))))
                    :major-modes (copy-sequence gongwen--modes)
                    :initialization-options (lambda ()
                                              (lsp-register-custom-settings
                                               (gongwen--leaves gongwen-settings "gongwen"))
                                              gongwen-settings)
                    :server-id 'gongwen)))

;;;; Registration

(defvar lsp-enable-on-type-formatting)

(defun gongwen--prepare ()
  "What must be settled in a buffer before its client starts."
  (unless (executable-find (car gongwen-command))
    ;; Later than the error of the client, which does not say what to do.
    (run-with-timer 1 nil #'message "找不到 %s：请把它放进 PATH，或设置 gongwen-command" (car gongwen-command)))
  (setq-local lsp-enable-on-type-formatting nil)
  (gongwen--shape-list))

(defun gongwen-use-in (mode)
  "Let the server look after buffers of MODE too."
  (cl-pushnew mode gongwen--modes)
  ;; First of all, so that a writer's own hook has the last word.
  (add-hook (intern (format "%s-hook" mode)) #'gongwen--prepare -90)
  (with-eval-after-load 'eglot (gongwen--register-eglot mode))
  (with-eval-after-load 'lsp-mode (gongwen--register-lsp mode)))

(gongwen-use-in 'gongwen-mode)
(add-hook 'eglot-managed-mode-hook #'gongwen--eglot-managed)
(add-hook 'lsp-completion-mode-hook #'gongwen--lsp-ready)

(autoload 'gongwen-outline-index "gongwen-outline" "The headings of the draft, for imenu.")
(autoload 'gongwen-outline "gongwen-outline" "Show the outline of the draft in a side window." t)

(provide 'gongwen)

;;; gongwen.el ends here
