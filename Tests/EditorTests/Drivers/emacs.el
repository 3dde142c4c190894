;;; emacs.el --- Plays a writer in Emacs  -*- lexical-binding: t; -*-

;; Reads job.json in the current folder, writes result.json, quits.  The
;; client is that of the job: eglot or lsp-mode.

;;; Code:

;; Without an init file Emacs does not look at installed packages by itself.
(package-activate-all)
(require 'cl-lib)
(require 'json)
(require 'flymake)
(require 'imenu)
(require 'package)
(require 'gongwen)

(prefer-coding-system 'utf-8)
(setq make-backup-files nil
      auto-save-default nil
      create-lockfiles nil
      enable-local-variables nil
      eglot-sync-connect 10
      eglot-send-changes-idle-time 0
      lsp-idle-delay 0.01
      lsp-auto-guess-root t
      lsp-enable-file-watchers nil
      lsp-restart 'ignore
      lsp-keep-workspace-alive nil
      lsp-completion-provider :none
      lsp-diagnostics-provider :flymake
      flymake-no-changes-timeout 0.01
      lsp-session-file (expand-file-name "session")
      ;; The scenes that ask for a list do so themselves; there is no screen to draw it on.
      gongwen-autocomplete nil
      company-frontends nil
      xref-prompt-for-identifier nil)

(defvar drive--job (json-parse-string (with-temp-buffer
                                        (insert-file-contents "job.json")
                                        (buffer-string))
                                      :object-type 'alist :array-type 'list :null-object nil))
(defvar drive--client (alist-get 'client drive--job))
(defvar drive--errors nil)
(defvar drive--result nil)

(defun drive--await (what condition)
  "Let the editor live until CONDITION holds."
  (let ((value nil) (tries 0))
    (while (and (not (setq value (funcall condition))) (< tries 1000))
      (accept-process-output nil 0.01)
      (when (fboundp 'timer-event-handler) (sit-for 0))
      (cl-incf tries))
    (unless value (push (concat "waited in vain for " what) drive--errors))
    value))

(defun drive--open (file)
  (find-file (expand-file-name file))
  (if (equal drive--client "eglot")
      (progn
        (require 'eglot)
        (unless (eglot-current-server) (apply #'eglot (eglot--guess-contact)))
        (drive--await "eglot" (lambda () (bound-and-true-p eglot--managed-mode))))
    (require 'lsp-mode)
    (unless lsp-mode (lsp))
    (remove-hook 'flymake-diagnostic-functions #'flymake-proc-legacy-flymake)
    (drive--await "lsp-mode"
                  (lambda () (and (lsp-workspaces)
                                  (cl-every (lambda (it) (eq 'initialized (lsp--workspace-status it)))
                                            (lsp-workspaces)))))))

;;;; Completion

(defvar drive--labels nil)
(defvar drive--wanted nil)

(defun drive--choose (start end collection predicate)
  "Stands for the list on the screen: takes the wanted candidate, as a writer with the arrow keys."
  (let* ((text (buffer-substring-no-properties start end))
         (all (completion-all-completions text collection predicate (- (point) start)
                                          (completion-metadata text collection predicate)))
         (exit (plist-get completion-extra-properties :exit-function)))
    (when (consp all) (setcdr (last all) nil))
    (setq drive--labels (mapcar #'substring-no-properties all))
    (let ((candidate (cl-find drive--wanted all :test #'string=)))
      (when candidate
        (completion--replace start end candidate)
        (when exit (funcall exit candidate 'finished))))))

(defun drive--complete (scene)
  (drive--open (alist-get 'file scene))
  (goto-char (point-min))
  (forward-line (1- (alist-get 'line scene)))
  (forward-char (length (alist-get 'before scene)))
  ;; Character by character, as it is typed.
  (dolist (character (append (alist-get 'typed scene) nil))
    (let ((last-command-event character))
      (self-insert-command 1))
    (run-hooks 'post-command-hook))
  (setq drive--labels nil
        drive--wanted (alist-get 'label scene))
  (let ((completion-in-region-function #'drive--choose)
        (this-command 'completion-at-point))
    ;; By its key: `text-mode' has another use for it.
    (call-interactively (key-binding (kbd "C-M-i"))))
  (push `((name . ,(alist-get 'name scene))
          (labels . ,(vconcat drive--labels))
          (text . ,(buffer-substring-no-properties (point-min) (point-max))))
        drive--completions)
  (set-buffer-modified-p nil))

(defvar drive--completions nil)

;;;; Diagnostics

(defun drive--code (diagnostic)
  "The code: eglot puts it into the text, lsp-mode keeps it with the message."
  (let ((text (flymake-diagnostic-text diagnostic)))
    (cond ((string-match "\\b\\([a-z]+-[a-z-]+\\)\\b" text) (match-string 1 text))
          ((equal drive--client "lsp-mode")
           (let ((sent (cl-find text (append (lsp--get-buffer-diagnostics) nil)
                                :key #'lsp:diagnostic-message :test #'string=)))
             (or (and sent (lsp:diagnostic-code? sent)) "")))
          (t ""))))

(defalias 'drive--diagnostics #'flymake-diagnostics)

(defun drive--diagnose (scene)
  (drive--open (alist-get 'file scene))
  (flymake-mode 1)
  (flymake-start)
  (drive--await (concat "diagnostics of " (alist-get 'file scene))
                (lambda () (>= (length (drive--diagnostics)) (alist-get 'count scene))))
  `((name . ,(alist-get 'name scene))
    (found . ,(vconcat
               (mapcar (lambda (diagnostic)
                         `((code . ,(drive--code diagnostic))
                           (line . ,(line-number-at-pos (flymake-diagnostic-beg diagnostic)))
                           (covered . ,(buffer-substring-no-properties (flymake-diagnostic-beg diagnostic)
                                                                       (flymake-diagnostic-end diagnostic)))))
                       (drive--diagnostics))))))

;;;; A fix and the outline

(defun drive--take-action (kind wanted)
  "Take the first action at point, of KIND if that is not nil, whose title is WANTED."
  ;; A key, not the mouse.
  (cl-letf ((last-nonmenu-event ?\r)
            ((symbol-function 'completing-read)
             (lambda (_prompt choices &rest _)
               (let ((titles (mapcar (lambda (choice) (if (consp choice) (car choice) choice)) choices)))
                 (or (cl-find-if wanted titles) (error "No such action in %S" titles)))))
            ((symbol-function 'read-char-choice) (lambda (&rest _) ?y)))
    (if (equal drive--client "eglot")
        (eglot-code-actions (point) nil kind t)
      (lsp-execute-code-action
       (cl-find-if (lambda (action) (funcall wanted (lsp:code-action-title action)))
                   (append (lsp-code-actions-at-point) nil))))))

(defun drive--go-to-finding (scene)
  (drive--open (alist-get 'file scene))
  (flymake-mode 1)
  (flymake-start)
  (drive--await "something to fix" #'drive--diagnostics)
  (goto-char (flymake-diagnostic-beg (car (drive--diagnostics)))))

(defun drive--rule-off (scene)
  (drive--go-to-finding scene)
  (drive--take-action nil (lambda (title) (string= title (alist-get 'action scene))))
  ;; lsp-mode 8.0 loses what comes in one piece with an answer that it waits for: what the server says of the draft when it
  ;; is opened anew, before an answer, is not lost.
  (when (equal drive--client "lsp-mode")
    (set-buffer-modified-p nil)
    (kill-buffer)
    (drive--open (alist-get 'file scene))
    (lsp-request "textDocument/documentSymbol" (list :textDocument (lsp--text-document-identifier))))
  (let ((file buffer-file-name))
    (and (drive--await "silence"
                       (lambda ()
                         (if (equal drive--client "lsp-mode")
                             (seq-empty-p (gethash (lsp--fix-path-casing file) (lsp-diagnostics t)))
                           (null (drive--diagnostics)))))
         t)))

(defun drive--put-point (scene)
  (drive--open (alist-get 'file scene))
  (goto-char (point-min))
  (forward-line (1- (alist-get 'line scene)))
  (forward-char (length (alist-get 'before scene))))

(defun drive--reference (scene)
  (drive--put-point scene)
  (call-interactively (key-binding (kbd "M-.")))
  (line-number-at-pos))

;; Explained, listed, gone on to, renamed: by the keys and commands that the README names.

(defun drive--told (what buffer)
  "The text of BUFFER, once there is some."
  (drive--await what (lambda () (and (get-buffer buffer) (> (buffer-size (get-buffer buffer)) 0))))
  (if (get-buffer buffer) (with-current-buffer buffer (buffer-substring-no-properties (point-min) (point-max))) ""))

(defun drive--lookup (scene)
  (drive--go-to-finding scene)
  (let (hover references finding (draft (current-buffer)))
    (goto-char (point-min))
    (forward-line (1- (alist-get 'heading scene)))
    (if (equal drive--client "eglot")
        (progn (call-interactively #'eldoc)
               (drive--await "an explanation" (lambda () (get-buffer "*eldoc*")))
               (setq hover (drive--told "an explanation" "*eldoc*")))
      (call-interactively #'lsp-describe-thing-at-point)
      (setq hover (drive--told "an explanation" "*lsp-help*")))
    (switch-to-buffer draft)
    (drive--put-point scene)
    (call-interactively (key-binding (kbd "M-?")))
    (dolist (line (split-string (drive--told "references" "*xref*") "\n"))
      (when (string-match "^ *\\([0-9]+\\)[:.]" line) (push (string-to-number (match-string 1 line)) references)))
    (switch-to-buffer draft)
    (goto-char (point-min))
    (call-interactively #'flymake-goto-next-error)
    (setq finding (line-number-at-pos))
    (drive--put-point scene)
    (let ((before (buffer-string)) (answer (lambda (&rest _) (alist-get 'name scene))))
      (cl-letf (((symbol-function 'read-string) answer) ((symbol-function 'read-from-minibuffer) answer))
        (call-interactively (if (equal drive--client "eglot") #'eglot-rename #'lsp-rename)))
      (drive--await "another name" (lambda () (not (equal before (buffer-string))))))
    (set-buffer-modified-p nil)
    (delete-other-windows)
    `((hover . ,hover) (references . ,(vconcat (nreverse references))) (finding . ,finding)
      (renamed . ,(buffer-substring-no-properties (point-min) (point-max))))))

(defun drive--fix (scene)
  (drive--go-to-finding scene)
  (let ((before (buffer-string)))
    (drive--take-action "quickfix" #'identity)
    (drive--await "a fix" (lambda () (not (equal before (buffer-string)))))
    (prog1 (buffer-substring-no-properties (point-min) (point-max))
      (set-buffer-modified-p nil))))

(defun drive--names (index)
  (apply #'append
         (mapcar (lambda (entry)
                   (cond ((not (consp entry)) nil)
                         ((equal (car entry) "*Rescan*") nil)
                         ((imenu--subalist-p entry) (cons (substring-no-properties (car entry)) (drive--names (cdr entry))))
                         (t (list (substring-no-properties (car entry))))))
                 index)))

(defun drive--outline-window (scene)
  "What the window with the outline shows."
  (drive--open (alist-get 'file scene))
  (let ((draft (selected-window)))
    (gongwen-outline)
    (unless (eq (window-buffer) (get-buffer "*公文大纲*")) (push "the outline is not where one types" drive--errors))
    ;; RET leads to the last heading, in the draft.
    (goto-char (point-max))
    (forward-line -1)
    (call-interactively (key-binding (kbd "RET")))
    (unless (and (eq draft (selected-window)) (looking-at-p (alist-get 'last scene)))
      (push "RET leads nowhere" drive--errors)))
  (with-current-buffer "*公文大纲*"
    (buffer-substring-no-properties (point-min) (point-max))))

(defun drive--outline (scene)
  (drive--open (alist-get 'file scene))
  (vconcat (drive--names (funcall imenu-create-index-function))))

;;;; Typing and Enter

(defvar company-candidates)

(defun drive--press (event command)
  "What the command loop does with a key."
  (setq last-command-event event
        last-input-event event
        this-command command)
  (run-hooks 'pre-command-hook)
  (call-interactively command)
  (run-hooks 'post-command-hook))

(defun drive--typing (scene)
  "The list must come by itself: the writer only types and pauses."
  (let ((gongwen-autocomplete t) (rows nil))
    (drive--put-point scene)
    (dolist (clause (alist-get 'clauses scene))
      (dolist (character (append clause nil)) (drive--press character #'self-insert-command))
      (drive--await (concat "a list after " clause) (lambda () company-candidates))
      (push (length company-candidates) rows))
    (company-abort)
    (prog1 `((rows . ,(vconcat (nreverse rows)))
             (text . ,(buffer-substring-no-properties (point-min) (point-max))))
      (set-buffer-modified-p nil))))

(defun drive--enter (scene)
  (drive--put-point scene)
  (drive--press ?\r (key-binding (kbd "RET")))
  (dolist (character (append (alist-get 'typed scene) nil)) (drive--press character #'self-insert-command))
  (prog1 `((name . ,(alist-get 'name scene))
           (text . ,(concat (buffer-substring-no-properties (point-min) (point)) "‸"
                            (buffer-substring-no-properties (point) (point-max)))))
    (set-buffer-modified-p nil)))

(defvar drive--asked nil "Questions that a writer would have had to answer.")

(advice-add 'y-or-n-p :override (lambda (prompt) (push prompt drive--asked) nil))

(defun drive--taken-back (scene)
  "Enter, the number taken away character by character, and text typed on without a pause."
  (drive--put-point scene)
  (drive--press ?\r (key-binding (kbd "RET")))
  (dotimes (_ (alist-get 'deleted scene))
    (drive--press ?\d (key-binding (kbd "DEL")))
    (accept-process-output nil 0.05))
  (dolist (character (append (alist-get 'typed scene) nil))
    (drive--press character #'self-insert-command)
    (accept-process-output nil 0.02))
  (drive--await "numbers taken back" (lambda () (equal (buffer-string) (alist-get 'expected scene))))
  (when drive--asked (push (format "asked %S" drive--asked) drive--errors))
  (prog1 (buffer-substring-no-properties (point-min) (point-max))
    (set-buffer-modified-p nil)))

(defun drive--renumber (file)
  (drive--open file)
  (let ((before (buffer-string)))
    (call-interactively (key-binding (kbd "C-c C-r")))
    (drive--await "other numbers" (lambda () (not (equal before (buffer-string)))))
    (prog1 (buffer-substring-no-properties (point-min) (point-max))
      (set-buffer-modified-p nil))))

(defun drive--left (scene)
  "What a fix leaves is said."
  (let ((said ""))
    (drive--go-to-finding scene)
    (cl-letf* ((show (symbol-function 'message))
               ((symbol-function 'message)
                (lambda (format &rest arguments)
                  (when format (setq said (concat said (apply #'format-message format arguments))))
                  (apply show format arguments))))
      (drive--take-action "quickfix" #'identity)
      ;; What eglot does once Emacs has been idle, which it never is here.
      (when (equal drive--client "eglot") (eglot--signal-textDocument/didChange))
      (drive--await "what is left" (lambda () (string-search (alist-get 'said scene) said))))
    (prog1 (buffer-substring-no-properties (point-min) (point-max))
      (set-buffer-modified-p nil))))

(defun drive--fold (scene)
  "Whether the keys of the README hide what is below a heading, and show it again."
  (drive--open (alist-get 'file scene))
  (goto-char (point-min))
  (forward-line (1- (alist-get 'foldedLine scene)))
  (let ((hidden (lambda () (let ((place (point))) (save-excursion (outline-invisible-p place)))))
        (line (point)))
    (goto-char (point-min))
    (call-interactively (key-binding (kbd "C-c C-f")))
    (let ((first (save-excursion (goto-char line) (funcall hidden))))
      (call-interactively (key-binding (kbd "C-c C-f")))
      (let ((second (save-excursion (goto-char line) (funcall hidden))))
        (call-interactively (key-binding (kbd "C-c C-t")))
        (let ((third (save-excursion (goto-char line) (funcall hidden))))
          (call-interactively (key-binding (kbd "C-c C-t")))
          (and first (not second) third (not (save-excursion (goto-char line) (funcall hidden)))))))))

;;;; The play

(condition-case failure
    (progn
      (dolist (scene (alist-get 'completions drive--job)) (drive--complete scene))
      (setq drive--result
            (list (cons 'completions (vconcat (nreverse drive--completions)))
                  (cons 'diagnostics (vconcat (mapcar #'drive--diagnose (alist-get 'diagnostics drive--job))))))
      (when (alist-get 'fix drive--job)
        (push (cons 'fixed (drive--fix (alist-get 'fix drive--job))) drive--result))
      (when (alist-get 'outline drive--job)
        (push (cons 'outline (drive--outline (alist-get 'outline drive--job))) drive--result)
        (push (cons 'outlineWindow (drive--outline-window (alist-get 'outline drive--job))) drive--result))
      (push (cons 'seeds (vconcat (mapcar (lambda (file) (drive--outline `((file . ,file))))
                                          (alist-get 'seeds drive--job))))
            drive--result)
      (push (cons 'enters (vconcat (mapcar #'drive--enter (alist-get 'enters drive--job)))) drive--result)
      (when (alist-get 'takenBack drive--job)
        (push (cons 'takenBack (drive--taken-back (alist-get 'takenBack drive--job))) drive--result))
      (when (alist-get 'renumber drive--job)
        (push (cons 'renumbered (drive--renumber (alist-get 'renumber drive--job))) drive--result))
      (when (alist-get 'left drive--job)
        (push (cons 'left (drive--left (alist-get 'left drive--job))) drive--result))
      (when (alist-get 'outline drive--job)
        (push (cons 'folds (or (drive--fold (alist-get 'outline drive--job)) :false)) drive--result))
      (when (alist-get 'typing drive--job)
        (push (cons 'typing (drive--typing (alist-get 'typing drive--job))) drive--result))
      (push (cons 'referenceLine (drive--reference (alist-get 'reference drive--job))) drive--result)
      (push (cons 'isSilenced (or (drive--rule-off (alist-get 'ruleOff drive--job)) :false)) drive--result)
      (push (cons 'lookup (drive--lookup (alist-get 'lookup drive--job))) drive--result)
      ;; A clean end: shutdown and exit, as the editor does when the last buffer goes.
      (if (equal drive--client "eglot")
          (when (eglot-current-server) (eglot-shutdown (eglot-current-server) nil 5))
        (mapc #'lsp-workspace-shutdown (lsp-workspaces))
        (drive--await "the end of the server" (lambda () (null (lsp-workspaces))))))
  (error (push (format "%S" failure) drive--errors)))

(let ((coding-system-for-write 'utf-8))
  (with-temp-file "result.json"
    (insert (json-serialize (cons (cons 'errors (vconcat drive--errors)) drive--result)))))
(kill-emacs 0)

;;; emacs.el ends here
